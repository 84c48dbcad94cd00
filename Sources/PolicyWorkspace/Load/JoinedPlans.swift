import PolicySource

/// The plans of all arguments, one for each project, so that each file is read once.
///
/// A folder that another project holds is a part of that project, whatever lies in it, if that project is read too.
struct JoinedPlans {
  private(set) var byRoot: [FilePath: LoadPlan] = [:]
  private var roots: [FilePath] = []

  /// Outer projects before those inside them.
  var inOrder: [LoadPlan] { roots.compactMap { byRoot[$0] } }

  /// - Parameter plans: in the order of the arguments.
  init(_ plans: [LoadPlan], in files: any SourceProvider) {
    let outerFirst = plans.enumerated().sorted {
      ($0.element.root.bytes.count, $0.offset) < ($1.element.root.bytes.count, $1.offset)
    }
    for (_, plan) in outerFirst {
      let root = byRoot[plan.root] == nil ? holder(of: plan.root, in: files) ?? plan.root : plan.root
      add(plan, to: root)
    }
  }

  private mutating func add(_ plan: LoadPlan, to root: FilePath) {
    if byRoot[root] == nil { roots.append(root) }
    if byRoot[root] == nil, root == plan.root {
      byRoot[root] = plan
    } else {
      byRoot[root, default: LoadPlan(root: root, shownRoot: root.text, folders: [])].join(plan)
    }
  }

  /// The root of the project that holds a folder below its root: the nearest folder around it that a plan begins at, or
  /// that has a configuration. Nil where no plan reaches that one, or the folder itself has a configuration.
  private func holder(of folder: FilePath, in files: any SourceProvider) -> FilePath? {
    guard !ProjectRoot.hasConfiguration(folder, in: files) else { return nil }
    var holder: FilePath?
    var place = folder
    // No project holds what lies in a hidden folder.
    while place.name.first != UInt8(ascii: "."), place.parent != place {
      place = place.parent
      let plan = byRoot[place].flatMap { $0.isAlone ? nil : $0 }
      if holder == nil, plan != nil || ProjectRoot.hasConfiguration(place, in: files) { holder = place }
      if let plan, let holder, holder == place || plan.wants(holder) { return holder }
    }
    return nil
  }
}
