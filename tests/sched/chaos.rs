//! Anything, in any order: whatever tasks, interrupts and failing doors do to each other, no task is
//! lost, none stands in two queues, and in the end each of them can be ended.

use crate::support::*;
use proptest::prelude::*;
use uasyncio::sched::doors::Vm;
use uasyncio::sched::entry::{Place, Ref};
use uasyncio::sched::inbox::Signal;
use uasyncio::sched::task::Task;

const TASKS: usize = 7;
const SIGNALS: usize = 3;
const NAMES: [&str; TASKS] = ["a", "b", "c", "d", "e", "f", "g"];
const DOORS: [&str; 5] = ["pending", "poll", "wait", "report", "remove"];

/// What a task does; the numbers name tasks and signals.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Sleep(u64),
    Turn,
    Busy(u64),
    /// Awaits a task made before it, so that no two await each other.
    Await(usize),
    Wait(usize),
    Set(usize),
    Clear(usize),
    Cancel(usize),
    Wake(usize),
    Bare,
    Foreign,
    Return,
    Raise,
    Die,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..40u64).prop_map(Deed::Sleep),
        3 => Just(Deed::Turn),
        1 => (0..30u64).prop_map(Deed::Busy),
        3 => (0..TASKS).prop_map(Deed::Await),
        3 => (0..SIGNALS).prop_map(Deed::Wait),
        2 => (0..SIGNALS).prop_map(Deed::Set),
        1 => (0..SIGNALS).prop_map(Deed::Clear),
        3 => (0..TASKS).prop_map(Deed::Cancel),
        1 => (0..TASKS).prop_map(Deed::Wake),
        1 => Just(Deed::Bare),
        1 => Just(Deed::Foreign),
        1 => Just(Deed::Return),
        1 => Just(Deed::Raise),
        1 => Just(Deed::Die),
    ]
}

#[derive(Clone, Debug)]
struct Chaos {
    /// Each task's deeds, and whether it catches what is thrown into it.
    tasks: Vec<(Vec<Deed>, bool)>,
    /// Interrupts: how long after the one before, and which signal it sets; the number after the last
    /// signal's is Ctrl-C.
    irqs: Vec<(u64, usize)>,
    failing: Vec<(usize, u32)>,
}

fn chaos() -> impl Strategy<Value = Chaos> {
    let task = (prop::collection::vec(deed(), 0..8), any::<bool>());
    let irq = (0..20u64, 0..=SIGNALS);
    let failing = (0..DOORS.len(), 0..10u32);
    (
        prop::collection::vec(task, TASKS),
        prop::collection::vec(irq, 0..6),
        prop::collection::vec(failing, 0..4),
    )
        .prop_map(|(tasks, irqs, failing)| Chaos {
            tasks,
            irqs,
            failing,
        })
}

struct Cast {
    tasks: Vec<Ref<Task>>,
    signals: Vec<Ref<Signal>>,
}

impl Cast {
    fn act(&self, me: usize, deed: Deed) -> Option<Act> {
        Some(match deed {
            Deed::Sleep(us) => Act::Sleep(us),
            Deed::Turn => Act::Turn,
            Deed::Busy(us) => Act::Busy(us),
            Deed::Await(other) if other < me => Act::Await(self.tasks[other]),
            Deed::Await(_) => return None,
            Deed::Wait(signal) => Act::Wait(self.signals[signal]),
            Deed::Set(signal) => Act::Set(self.signals[signal]),
            Deed::Clear(signal) => Act::Clear(self.signals[signal]),
            Deed::Cancel(other) => Act::Cancel(self.tasks[other]),
            Deed::Wake(other) => Act::WakeIfBare(self.tasks[other]),
            Deed::Bare => Act::Bare,
            Deed::Foreign => Act::Foreign(99),
            Deed::Return => Act::Return(1),
            Deed::Raise => Act::Raise(2),
            Deed::Die => Act::Die(3),
        })
    }

    /// Each task stands where it says that it does, and nowhere else.
    fn check(&self, world: &World) {
        let at = |place| self.tasks.iter().filter(move |task| task.place() == place);
        assert_eq!(at(Place::Ready).count() as u32, world.sched.ready_len());
        let mut waiting = 0;
        let lists = self.tasks.iter().map(|task| &task.waiters);
        for list in lists.chain(self.signals.iter().map(|signal| &signal.waiters)) {
            list.iter().for_each(|entry| {
                assert_eq!(entry.place(), Place::Waiting);
                waiting += 1;
            });
        }
        assert_eq!(at(Place::Waiting).count(), waiting);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nobody_is_lost(chaos in chaos()) {
        let world = World::new();
        let cast = Cast {
            tasks: NAMES.iter().map(|name| world.task(name, &[])).collect(),
            signals: (0..SIGNALS).map(|_| world.signal()).collect(),
        };
        for (me, (deeds, catches)) in chaos.tasks.iter().enumerate() {
            let acts: Vec<_> = deeds.iter().filter_map(|deed| cast.act(me, *deed)).collect();
            world.script(cast.tasks[me], &acts);
            world.on_throw(cast.tasks[me], if *catches { Doing::Catches } else { Doing::Dies });
        }
        let mut at = 0;
        for (after, signal) in &chaos.irqs {
            at += after;
            let irq = cast.signals.get(*signal).map_or(Irq::CtrlC, |signal| Irq::Set(*signal));
            world.irq_at(at, irq);
        }
        for (door, nth) in &chaos.failing {
            world.fail(DOORS[*door], *nth);
        }
        // However often it is ended before its time, it goes on. Then those who wait for what does
        // not come are cancelled; who catches that has so many deeds and no more.
        for _ in 0..60 {
            let outcome = world.run_all();
            prop_assert_ne!(outcome, Err(Error::Stuck));
            cast.check(&world);
            if outcome.is_ok() {
                for task in cast.tasks.iter().filter(|task| !task.is_done()) {
                    let _ = world.sched.cancel(&world, *task, world.cancelled_error());
                    cast.check(&world);
                }
            }
        }
        for task in &cast.tasks {
            prop_assert!(task.is_done(), "{} is left behind", world.name(*task));
            prop_assert_eq!(task.place(), Place::Nowhere);
        }
        prop_assert_eq!(world.sched.ready_len(), 0);
        // Each task ended once, and ran no more after that.
        let trace = world.take_trace();
        for name in NAMES {
            let ends = trace.iter().filter(|line| line.starts_with(&format!("{name} returns")));
            prop_assert!(ends.count() <= 1);
        }
    }
}
