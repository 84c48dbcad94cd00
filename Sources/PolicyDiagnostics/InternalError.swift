/// Something that cannot happen, happened: policyc is wrong, not its input.
package struct InternalError: Error {
  package let message: String

  package init(_ message: String) { self.message = message }
}
