import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// Transforms all elements on several processors at once, and takes in each result as it comes, one at a time.
  ///
  /// - Parameters:
  ///   - jobs: the most elements that are worked on at the same time; nil for as many as there are processors.
  ///   - take: gets the place of the element too, because the results come in any order.
  package func concurrentReduce<Sum: Sendable, Result: Sendable>(
    into start: Sum, jobs: Int?, _ transform: @Sendable (Element) -> Result,
    taking take: @Sendable (inout Sum, Index, Result) -> Void
  ) -> Sum {
    let workers = Swift.min(jobs ?? count, count)
    // Without a second worker no thread is started, which a short run would feel.
    guard workers > 1 else {
      return indices.reduce(into: start) { sum, index in take(&sum, index, transform(self[index])) }
    }
    let upcoming = Atomic(startIndex)
    let sum = Guarded(start)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = upcoming.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < endIndex else { return }
        let result = transform(self[index])
        sum.change { take(&$0, index, result) }
      }
    }
    return sum.current
  }
}

/// A value that one thread at a time reads or changes.
///
/// Its lock is a queue and no `Mutex`, whose order the thread sanitizer cannot see: it would report every change.
private final class Guarded<Value: Sendable>: @unchecked Sendable {
  private let queue = DispatchQueue(label: "policyc.results")
  private var value: Value

  init(_ value: Value) { self.value = value }

  var current: Value { queue.sync { value } }

  func change(_ body: (inout Value) -> Void) { queue.sync { body(&value) } }
}
