"""The stubs as they are written: names, tiers, signatures."""

import ast
import copy
import inspect
import pathlib
import re

TIERS = ("seed", "upstream", "full")
KINDS = inspect.Parameter


class Function:
    """A function or a method: one signature, or several with @overload, without self."""

    def __init__(self, name, tier):
        self.name, self.tier, self.signatures = name, tier, []
        # Whether a higher tier than its own takes more.
        self.grows = False

    def permits(self, args, kwargs):
        for signature in self.signatures:
            try:
                signature.bind(*args, **kwargs)
                return True
            except TypeError:
                pass
        return False

    def names(self, *kinds):
        """The names of the arguments of those kinds, in their order."""
        found = {}
        for signature in self.signatures:
            found.update((name, None) for name, arg in signature.parameters.items() if arg.kind in kinds)
        return list(found)


def signature_of(node, bound):
    """`bound`: the first argument is self."""
    args, parameters = node.args, []
    positional = args.posonlyargs + args.args
    without_default = len(positional) - len(args.defaults)
    for i, arg in enumerate(positional):
        kind = KINDS.POSITIONAL_ONLY if i < len(args.posonlyargs) else KINDS.POSITIONAL_OR_KEYWORD
        parameters.append(KINDS(arg.arg, kind, default=KINDS.empty if i < without_default else None))
    if args.vararg:
        parameters.append(KINDS(args.vararg.arg, KINDS.VAR_POSITIONAL))
    for arg, default in zip(args.kwonlyargs, args.kw_defaults):
        parameters.append(KINDS(arg.arg, KINDS.KEYWORD_ONLY, default=KINDS.empty if default is None else None))
    return inspect.Signature(parameters[bound:])


def decorators(node):
    return [ast.unparse(decorator) for decorator in node.decorator_list]


class Class:
    """A class: its members, those of its bases as well, by their names; a member is a Function, or the tier of an attribute."""

    def __init__(self, name, tier):
        self.name, self.tier, self.members = name, tier, {}
        self.constructor = None


class Package:
    """What the folder's modules define. `undocumented`: what has no docstring, no tier or no contexts."""

    def __init__(self, folder):
        self.undocumented = []
        self.trees = {path.stem: ast.parse(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.pyi"))}
        self.defined = {}
        for tree in self.trees.values():
            self.read(tree.body)

    def tier(self, name, text, inherited=None):
        found = re.search(r"Tier: (\w+)", text or "")
        if not text or (inherited is None and not (found and re.search(r"Tier: \w+[.;,]", text))):
            self.undocumented.append(name)
        return found.group(1) if found else inherited or "full"

    def read(self, body):
        for node, after in zip(body, body[1:] + [None]):
            if isinstance(node, ast.ClassDef):
                self.read_class(node)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.read_function(self.defined, node, node.name, None)
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
                self.defined[node.targets[0].id] = other_name(self.defined.get(node.value.id), attribute_tier(after))
            elif isinstance(node, ast.AnnAssign):
                self.defined.setdefault(node.target.id, attribute_tier(after) or "full")

    def read_function(self, names, node, full_name, inherited):
        known = names.get(node.name)
        if not isinstance(known, Function):
            text = ast.get_docstring(node)
            tier = self.tier(full_name, text, inherited)
            if inherited is None and "Contexts:" not in (text or ""):
                self.undocumented.append(full_name)
            known = names[node.name] = Function(full_name, tier)
            known.grows = "ier `" in (text or "")
        bound = inherited is not None and "staticmethod" not in decorators(node)
        known.signatures.append(signature_of(node, bound))

    def read_class(self, node):
        text = ast.get_docstring(node)
        hidden = node.name.startswith("_")
        if any(ast.unparse(base) == "Protocol" for base in node.bases):
            return
        made = Class(node.name, self.tier(node.name, text, "full" if hidden else None))
        if not hidden and "Contexts:" not in (text or ""):
            self.undocumented.append(node.name)
        for base in node.bases:
            name = base.value.id if isinstance(base, ast.Subscript) else ast.unparse(base)
            if isinstance(self.defined.get(name), Class):
                made.members.update(self.defined[name].members)
                made.constructor = self.defined[name].constructor
        own = set()
        for item, after in zip(node.body, node.body[1:] + [None]):
            if isinstance(item, ast.AnnAssign):
                made.members[item.target.id] = attribute_tier(after) or made.tier
            elif isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                full_name = "%s.%s" % (node.name, item.name)
                if "property" in decorators(item):
                    made.members[item.name] = self.tier(full_name, ast.get_docstring(item), made.tier)
                elif item.name == "__init__":
                    if item.name not in own:
                        made.constructor = Function(node.name, made.tier)
                        own.add(item.name)
                    made.constructor.grows |= "ier `" in (ast.get_docstring(item) or "")
                    made.constructor.signatures.append(signature_of(item, True))
                elif item.name.startswith("__"):
                    made.members[item.name] = made.tier
                else:
                    # What a base has is another; what stands here already, an overload of the same.
                    if isinstance(made.members.get(item.name), Function) and item.name not in own:
                        del made.members[item.name]
                    own.add(item.name)
                    self.read_function(made.members, item, full_name, made.tier)
        self.defined[node.name] = made

    def names(self, module):
        """What the module has, each with what it is: its own, and what it imports from others."""
        found = {}
        for node in self.trees[module].body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                relative = isinstance(node, ast.ImportFrom) and node.level
                for alias in node.names:
                    if alias.asname and not (relative and node.module is None):
                        found[alias.asname] = self.defined.get(alias.name, "upstream")
                    elif relative and node.module is None:
                        # A module, whose docstring tells.
                        found[alias.name] = re.search(r"Tier: (\w+)", ast.get_docstring(self.trees[alias.name])).group(1)
            elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                found[node.name] = self.defined[node.name]
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
                found[node.targets[0].id] = self.defined[node.targets[0].id]
            elif isinstance(node, ast.AnnAssign):
                found[node.target.id] = self.defined[node.target.id]
        return {name: what for name, what in found.items() if not re.match(r"_[A-Z]", name)}


def other_name(what, tier):
    """The same in that tier, if it is told."""
    if tier and what is not None:
        what = copy.copy(what)
        what.tier = tier
    return what


def attribute_tier(after):
    """Of an attribute: the string that follows it says so."""
    if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
        found = re.search(r"Tier: (\w+)", after.value.value)
        return found and found.group(1)
    return None


def tier_of(what):
    return what if isinstance(what, str) else what.tier
