import Dispatch
import Glibc
import Synchronization
import Testing

@testable import PolicyWorkspace

/// Room that many wait for at the same time.
@Suite struct MemoryBudgetTests {
  private let group = DispatchGroup()

  /// Never is more lent than there is, and everybody has a turn, who wants more than there is too.
  @Test func neverMoreThanThereIs() {
    let room = MemoryBudget(10)
    let used = Atomic(0)
    let most = Atomic(0)
    for number in 0..<200 {
      start {
        room.lend { take in
          guard number % 13 > 0 else { return }
          take(number % 13)
          most.max(used.add(min(number % 13, 10), ordering: .relaxed).newValue, ordering: .relaxed)
          usleep(100)
          used.subtract(min(number % 13, 10), ordering: .relaxed)
        }
      }
    }
    #expect(allEnd())
    #expect(used.load(ordering: .relaxed) == 0 && (8...10).contains(most.load(ordering: .relaxed)))
  }

  /// Who takes none does not wait, whoever has all of it.
  @Test func nothingIsNeverWaitedFor() {
    let room = MemoryBudget(1)
    room.lend { take in
      take(1)
      start { room.lend { _ in } }
      #expect(allEnd())
    }
  }

  /// Somebody who wants little does not overtake somebody who wants much, who would else wait as long as others come.
  @Test func firstComeFirstServed() {
    let room = MemoryBudget(10)
    let order = Mutex([String]())
    let wanted = [("much", 6), ("little", 1), ("more than there is", 11)]
    room.lend { take in
      take(5)
      for (place, (name, count)) in wanted.enumerated() {
        start {
          room.lend { take in
            take(count)
            order.withLock { $0.append(name) }
          }
        }
        #expect(isSoon { room.waitingCount == place + 1 })
      }
    }
    #expect(allEnd() && room.waitingCount == 0)
    // The first two have room at the same time, so that either may be the first to say so.
    #expect(order.withLock { Set($0) } == Set(wanted.map(\.0)) && order.withLock { $0.last } == wanted.last?.0)
  }

  // MARK: -

  private func start(_ work: @escaping @Sendable () -> Void) {
    DispatchQueue.global().async(group: group, execute: work)
  }

  /// A minute is for machines that are busy; who waits for ever fails.
  private func allEnd() -> Bool { group.wait(timeout: .now() + 60) == .success }

  private func isSoon(_ condition: () -> Bool) -> Bool {
    for _ in 0..<60_000 where !condition() { usleep(1_000) }
    return condition()
  }
}
