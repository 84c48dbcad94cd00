/// What the platform of a surface limits; nil for what it does not limit, or for what no public source says.
public struct SurfaceLimits: Sendable {
  public var control: SurfaceLimit<ControlLife>?
  /// The longest text of one message, in Unicode code points; the platform refuses a longer one.
  public var message: SurfaceLimit<Int>?
  public var job: JobLimits?
}

/// A limit with the fact that it comes from.
public struct SurfaceLimit<Value: Sendable>: Sendable {
  public let value: Value
  /// The fact with its public source, as a sentence without its final period.
  public let fact: String

  init(_ value: Value, _ fact: String) {
    self.value = value
    self.fact = fact
  }
}

/// How long a program can answer through the control, such as the token of a click, with which a person reached it.
public struct ControlLife: Hashable, Sendable {
  public let life: Duration
  /// What policyc keeps free before the end.
  public let margin: Duration

  /// The longest wait after which the control can be used safely.
  public var longestWait: Duration { life.subtracting(margin) }
}

/// How long the jobs of a surface may take.
public struct JobLimits: Sendable {
  /// Of a job that sets no timeout.
  public let withoutTimeout: SurfaceLimit<Duration>
  public let longest: SurfaceLimit<LongestJob>
  /// How a timeout is written, as a sentence with its public source.
  public let timeoutForm: String
  /// How long the credentials of a job live, as a sentence with its public source.
  public let credentials: String
}

/// The longest that a job may take, whatever its timeout says.
public struct LongestJob: Hashable, Sendable {
  public let hosted: Duration
  public let selfHosted: Duration

  public func duration(on runner: Runner) -> Duration {
    switch runner {
    case .hosted: hosted
    case .selfHosted: selfHosted
    }
  }
}
