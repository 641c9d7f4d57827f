# Periodic interrupts, on whichever board this is. `soft` callbacks run between two bytecodes of the program, `hard` ones
# in the interrupt itself, where nothing can be allocated.
def start_interrupts(period_us, callback, hard):
    global stop_interrupts
    try:
        import boardtest

        boardtest.timer(period_us, callback, hard)
        stop_interrupts = lambda: boardtest.timer(0)
        return
    except ImportError:
        pass
    import machine

    if not hard:
        # Some ports have timers without a number (rp2), others want one (esp32).
        try:
            timer = machine.Timer(-1)
        except ValueError:
            timer = machine.Timer(0)
        try:
            timer.init(period=period_us, tick_hz=1000000, callback=callback)
        except (TypeError, ValueError):
            timer.init(period=max(1, period_us // 1000), callback=callback)
        stop_interrupts = timer.deinit
        return
    try:
        import rp2
    except ImportError:
        print("SKIP: no hard interrupts on this board")
        raise SystemExit

    # rp2's Timer has no hard callbacks; those of its PIO are. It takes 10 us a step: rp2040py steps it once whenever it looks at a chip
    # that idles (runner/rp2040py.py).
    @rp2.asm_pio()
    def ticker():
        irq(rel(0))
        mov(x, y)
        label("wait")
        jmp(x_dec, "wait")

    machine_ = rp2.StateMachine(0, ticker, freq=100000)
    machine_.irq(callback, hard=True)
    machine_.put(period_us // 10)
    machine_.exec("pull()")
    machine_.exec("mov(y, osr)")
    machine_.active(1)
    stop_interrupts = lambda: machine_.active(0)
