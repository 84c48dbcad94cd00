/// Why git could not answer.
struct GitFailure: Error, Equatable {
  /// One line, lower case, no final period.
  let message: String
  var help: String?
}
