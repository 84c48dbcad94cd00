/// Why git could not answer.
package struct GitFailure: Error, Equatable {
  /// One line, lower case, no final period.
  package let message: String
  package var help: String?
}
