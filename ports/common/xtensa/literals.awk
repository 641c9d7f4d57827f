# LLVM 22 lists the literals of a function before it changes to the function's section. Then they lie in the section before, and
# not where they are aligned. Each list goes behind the change of the section, where the assembler finds a place for it.
/^\t\.literal(_position)?([ \t]|$)/ { literals = literals $0 "\n"; next }
/^\t\.type\t.*,@function$/ { printf "%s", literals; literals = "" }
{ print }
