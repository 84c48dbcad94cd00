import CMalloc
import Dispatch

/// A counting gate on memory that worker threads share.
///
/// Requests are served in the order of arrival. A worker that waits holds no memory, so that workers cannot deadlock.
package final class MemoryBudget: @unchecked Sendable {
  // No `Mutex`, whose order the thread sanitizer cannot see.
  private let queue = DispatchQueue(label: "policyc.room")
  private let all: Int
  private var free: Int
  private var waiting: [(wanted: Int, turn: DispatchSemaphore)] = []

  package init(_ size: Int) {
    all = size
    free = size
  }

  package var waitingCount: Int { queue.sync { waiting.count } }

  /// Does work that may take room, once, and gives back what it took.
  ///
  /// - Parameter work: gets a function that waits until so much is free, or all of it where more is asked for.
  package func lend<Result>(_ work: (_ take: (Int) -> Void) -> Result) -> Result {
    var taken = 0
    defer { giveBack(taken) }
    return work { wanted in
      precondition(taken == 0, "who waits for room must hold none")
      taken = min(wanted, all)
      take(taken)
    }
  }

  private func take(_ wanted: Int) {
    let turn: DispatchSemaphore? = queue.sync {
      guard !waiting.isEmpty || wanted > free else {
        free -= wanted
        return nil
      }
      let turn = DispatchSemaphore(value: 0)
      waiting.append((wanted, turn))
      return turn
    }
    turn?.wait()
  }

  private func giveBack(_ taken: Int) {
    guard taken > 0 else { return }
    // The C library keeps what a thread has freed for that thread; who has the room next may be another one.
    malloc_trim(0)
    queue.sync {
      free += taken
      while let first = waiting.first, first.wanted <= free {
        free -= first.wanted
        waiting.removeFirst()
        first.turn.signal()
      }
    }
  }
}
