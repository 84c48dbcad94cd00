/// Finds the keys that an object has twice; escapes do not make two keys different.
struct JSONKeys: Sendable {
  /// Up to this many keys, comparing each with each is faster than sorting them.
  private static let few = 12

  /// Node indexes of the keys of one object.
  private var keys: [Int] = []

  /// - Throws: the first key, in the order of the text, that stands in the object already.
  mutating func refuseDuplicates(
    in object: Int, of nodes: [JSONNode], _ bytes: [UInt8]
  ) throws(JSONSyntaxError) {
    keys.removeAll(keepingCapacity: true)
    var index = object + 1
    while index < nodes[object].next {
      keys.append(index)
      index = Int(nodes[index + 1].next)
    }
    guard let (first, second) = keys.count <= Self.few ? pairAmongFew(nodes, bytes) : pairAmongMany(nodes, bytes)
    else { return }
    let range = nodes[second].range
    let shown = String(decoding: bytes[range].prefix(80), as: UTF8.self) + (range.count > 80 ? "..." : "")
    throw JSONSyntaxError("the key \(shown) stands twice in one object", at: range, earlier: nodes[first].range)
  }

  private func pairAmongFew(_ nodes: [JSONNode], _ bytes: [UInt8]) -> (first: Int, second: Int)? {
    for (position, second) in keys.enumerated().dropFirst() {
      for first in keys[..<position] where Self.areEqual(nodes[first], nodes[second], bytes) { return (first, second) }
    }
    return nil
  }

  /// Sorting, unlike hashing, cannot be made slow by a choice of keys.
  private mutating func pairAmongMany(_ nodes: [JSONNode], _ bytes: [UInt8]) -> (first: Int, second: Int)? {
    keys.sort { left, right in
      let (isLess, isGreater) = Self.order(nodes[left], nodes[right], bytes)
      return isLess || !isGreater && left < right
    }
    var found: (first: Int, second: Int)?
    for (left, right) in zip(keys, keys.dropFirst()) where Self.areEqual(nodes[left], nodes[right], bytes) {
      if right < found?.second ?? .max { found = (left, right) }
    }
    return found
  }

  private static func areEqual(_ left: JSONNode, _ right: JSONNode, _ bytes: [UInt8]) -> Bool {
    if left.hasEscapes || right.hasEscapes { return content(left, bytes).elementsEqual(content(right, bytes)) }
    return left.range.count == right.range.count && bytes[left.range].elementsEqual(bytes[right.range])
  }

  /// One walk tells both; any total order will do as long as equal keys become neighbours.
  private static func order(_ left: JSONNode, _ right: JSONNode, _ bytes: [UInt8]) -> (isLess: Bool, isGreater: Bool) {
    var (left, right) = (content(left, bytes), content(right, bytes))
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return (false, false)
      case (nil, _): return (true, false)
      case (_, nil): return (false, true)
      case (let one?, let other?) where one != other: return (one < other, one > other)
      default: continue
      }
    }
  }

  private static func content(_ node: JSONNode, _ bytes: [UInt8]) -> JSONStringBytes {
    JSONStringBytes(bytes, node.range.lowerBound + 1..<node.range.upperBound - 1)
  }
}
