import TestSupport

/// Compares reports with a schema, by an implementation that is not ours.
enum SchemaScript {
  /// Reads reports, one a line, and prints what the schema says about each; then what it says about reports with one
  /// key too few or too many anywhere, which all have to be refused.
  ///
  /// - Parameters:
  ///   - schema: a Python expression for the path.
  ///   - maps: keys whose values hold keys of anybody's choice.
  static func comparing(with schema: String, sparing maps: [String] = []) -> PythonScript {
    PythonScript(
      """
      import copy, json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(\(schema)))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)

      def objects(value):
          if isinstance(value, dict): yield value
          children = [child for key, child in value.items() if key not in \(maps)] if isinstance(value, dict) else value
          for child in children if isinstance(children, list) else []: yield from objects(child)

      for line in sys.stdin.buffer:
          report = json.loads(line.decode("utf-8", "strict"))
          for error in validator.iter_errors(report): print("invalid:", error.message, list(error.absolute_path))
          for index, found in enumerate(objects(report)):
              for key in [*found, "more"]:
                  changed = copy.deepcopy(report)
                  target = list(objects(changed))[index]
                  if key in target: del target[key]
                  else: target[key] = 1
                  if validator.is_valid(changed): print("accepted:", key, "in", index)
      print("done")
      """)
  }
}
