//! Streams, over one that is written in Python: its data come with the time, or by an interrupt.

use crate::vm::Vm;

/// A stream that has one more line every 10 ms, and takes 3 bytes at a time.
const STREAM: &str = "
    import io, uasyncio
    class Fake(io.IOBase):
        def __init__(self, lines):
            self.lines = lines
            self.got = b''
            self.buf = b''
            self.taken = b''
            self.closed = False
        async def feed(self, ms):
            for line in self.lines:
                await uasyncio.sleep_ms(ms)
                self.buf += line
            await uasyncio.sleep_ms(ms)
            self.closed = True
        def ioctl(self, request, arg):
            if request == 3:
                ready = 4
                if self.buf or self.closed:
                    ready |= 1
                return ready & arg
            if request == 4:
                return 0
            return -1
        def read(self, n=-1):
            if not self.buf and not self.closed:
                return None
            if n < 0:
                n = len(self.buf)
            data, self.buf = self.buf[:n], self.buf[n:]
            return data
        def readline(self):
            if not self.buf and not self.closed:
                return None
            n = self.buf.find(b'\\n') + 1 or len(self.buf)
            return self.read(n)
        def readinto(self, into):
            data = self.read(len(into))
            if data is None:
                return None
            into[:len(data)] = data
            return len(data)
        def write(self, data):
            data = bytes(data)[:3]
            self.taken += data
            return len(data)
    async def talk(fake):
        feeder = uasyncio.create_task(fake.feed(10))
        s = uasyncio.StreamReader(fake)
        got = [await s.readline(), await s.readexactly(4), await s.read(2)]
        into = bytearray(2)
        got.append(await s.readinto(into))
        got.append(bytes(into))
        got.append(await s.read(-1))
        try:
            await s.readexactly(1)
        except EOFError:
            got.append('end')
        s.write(b'0123456789')
        await s.drain()
        got.append(fake.taken)
        await feeder
        return got
    ";

const LINES: &str = "[b'one\\n', b'four', b'ab', b'cd', b'rest', b'!']";
const TALK: &str = "[b'one\\n', b'four', b'ab', 2, b'cd', b'rest!', 'end', b'0123456789']\n";

#[test]
fn reading_and_writing() {
    let mut vm = Vm::new();
    vm.run(STREAM);
    let printed = vm.run(&format!("print(uasyncio.run(talk(Fake({LINES}))))"));
    assert_eq!(printed, TALK);
}

#[test]
fn many_streams_and_a_collection_at_every_allocation() {
    let mut vm = Vm::with_heap(128 * 1024);
    vm.run(STREAM);
    vm.run(&format!(
        "
        async def all(n):
            return await uasyncio.gather(*[talk(Fake({LINES})) for i in range(n)])
        "
    ));
    vm.collect_every(3);
    let printed = vm.run("for got in uasyncio.run(all(12)): print(got)");
    assert_eq!(printed, TALK.repeat(12));
}

#[test]
fn every_allocation_fails_once() {
    let mut vm = Vm::new();
    vm.run(STREAM);
    vm.run(&format!(
        "
        async def both():
            await uasyncio.gather(talk(Fake({LINES})), talk(Fake({LINES})))
        "
    ));
    for nth in 1.. {
        vm.fail_allocation(nth);
        vm.run("uasyncio.run(both())");
        if !vm.allocation_failed() {
            assert!(nth > 50, "{nth}");
            break;
        }
        let printed = vm.run(&format!("print(uasyncio.run(talk(Fake({LINES}))))"));
        assert!(printed.ends_with(TALK), "{nth}: {printed}");
    }
}

#[test]
fn cancelled_and_timed_out_readers_leave_the_stream_usable() {
    let mut vm = Vm::new();
    vm.run(STREAM);
    let printed = vm.run(
        "
        async def main():
            fake = Fake([b'data'])
            s = uasyncio.StreamReader(fake)
            try:
                await uasyncio.wait_for_ms(s.read(4), 20)
            except uasyncio.TimeoutError:
                print('timeout')
            t = uasyncio.create_task(s.read(4))
            await uasyncio.sleep_ms(1)
            t.cancel()
            try:
                await t
            except uasyncio.CancelledError:
                print('cancelled')
            uasyncio.create_task(fake.feed(5))
            print(await s.read(4))
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "timeout\ncancelled\nb'data'\n");
}

#[test]
fn a_stream_whose_ioctl_raises_ends_the_loop_and_not_the_scheduler() {
    let mut vm = Vm::new();
    vm.run(STREAM);
    let printed = vm.run(
        "
        class Broken(Fake):
            def ioctl(self, request, arg):
                raise OSError(19)
        async def main():
            await uasyncio.StreamReader(Broken([])).read(1)
        t = uasyncio.create_task(main())
        async def until():
            await t
        for i in range(2):
            # As upstream, for as long as somebody waits for it.
            try:
                uasyncio.run(until())
            except OSError as er:
                print('raised', er.errno)
        t.cancel()
        async def after():
            await uasyncio.sleep(1)
            return 'works'
        print(uasyncio.run(after()))
        ",
    );
    assert_eq!(printed, "raised 19\nraised 19\nworks\n");
}
