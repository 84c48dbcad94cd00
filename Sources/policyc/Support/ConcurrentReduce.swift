import Dispatch
import Synchronization

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The results of a transform in the order of the elements, made on several processors at once.
  ///
  /// - Parameter jobs: the most elements that are worked on at the same time; nil for as many as there are processors.
  func concurrentMap<Result: Sendable>(jobs: Int?, _ transform: @Sendable (Element) -> Result) -> [Result] {
    let workers = Swift.min(jobs ?? count, count)
    // Without a second worker no thread is started, which a short run would feel.
    guard workers > 1 else { return map(transform) }
    let upcoming = Atomic(startIndex)
    let results = Mutex<[(index: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = upcoming.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < endIndex else { return }
        let result = transform(self[index])
        results.withLock { $0.append((index, result)) }
      }
    }
    return results.withLock { $0 }.sorted { $0.index < $1.index }.map(\.result)
  }
}
