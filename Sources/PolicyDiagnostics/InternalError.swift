/// Something that cannot happen, happened: policyc is wrong, not its input.
public struct InternalError: Error {
  public let message: String

  public init(_ message: String) { self.message = message }
}
