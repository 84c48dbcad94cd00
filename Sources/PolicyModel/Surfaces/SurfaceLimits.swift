/// What the platform of a surface limits; nil for what it does not limit, or for what no public source says.
package struct SurfaceLimits: Sendable {
  package var control: SurfaceLimit<ControlLife>?
  /// The longest text of one message, in Unicode code points; the platform refuses a longer one.
  package var message: SurfaceLimit<Int>?
  package var job: JobLimits?
}

/// A limit with the fact that it comes from.
package struct SurfaceLimit<Value: Sendable>: Sendable {
  package let value: Value
  /// The fact with its public source, as a sentence without its final period.
  package let fact: String

  init(_ value: Value, _ fact: String) {
    self.value = value
    self.fact = fact
  }
}

/// How long a program can answer through the control, such as the token of a click, with which a person reached it.
package struct ControlLife: Hashable, Sendable {
  package let life: Duration
  /// What policyc keeps free before the end.
  package let margin: Duration

  /// The longest wait after which the control can be used safely.
  package var longestWait: Duration { life.subtracting(margin) }
}

/// How long the jobs of a surface may take.
package struct JobLimits: Sendable {
  /// Of a job that sets no timeout.
  package let withoutTimeout: SurfaceLimit<Duration>
  package let longest: SurfaceLimit<LongestJob>
  /// How a timeout is written, as a sentence with its public source.
  package let timeoutForm: String
  /// How long the credentials of a job live, as a sentence with its public source.
  package let credentials: String
}

/// The longest that a job may take, whatever its timeout says.
package struct LongestJob: Hashable, Sendable {
  package let hosted: Duration
  package let selfHosted: Duration

  package func duration(on runner: Runner) -> Duration {
    switch runner {
    case .hosted: hosted
    case .selfHosted: selfHosted
    }
  }
}
