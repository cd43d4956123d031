import RealModule

/// The slope of a kernel density on a grid, for the sample itself and for any resample of it.
///
/// Clusters of the sample that are more than ``clusterGap`` bandwidths apart do not see each other;
/// each has a grid of its own, counted from its first value, so that no distance loses figures. A mode
/// lies where the slope Σ n_i (t_i − t) φ(t − t_i), t in bandwidths, changes from plus to minus.
/// Modes closer than a sixteenth of a bandwidth are one.
struct DensityScan {
  /// A stretch of the sample with its grid.
  private struct Cluster {
    let members: Range<Int>
    /// The values, in bandwidths from the first one.
    let places: [Double]
    let nodeCount: Int
  }

  /// A change of the slope's sign, in bandwidths from the first value of a cluster.
  struct Turn {
    let cluster: Int
    let lower: Double
    let upper: Double
    let isMode: Bool
  }

  private let density: KernelDensity
  private let clusters: [Cluster]
  /// For each cluster (t_i − t) φ(t − t_i) by node, then by member; empty when it is not kept.
  private var kernels: [[Double]] = []

  private static let step = 1.0 / 16
  private static let clusterGap = 20.0

  init(_ density: KernelDensity) {
    self.density = density
    let (x, h) = (density.values, density.bandwidth)
    var clusters: [Cluster] = []
    var first = 0
    for end in 1...x.count where end == x.count || (x[end] - x[end - 1]) / h > Self.clusterGap {
      let places = x[first..<end].map { ($0 - x[first]) / h }
      // One node outside at either end, where the slope points inwards.
      let count = Int((places[places.count - 1] / Self.step).rounded(.up)) + 3
      clusters.append(Cluster(members: first..<end, places: places, nodeCount: count))
      first = end
    }
    self.clusters = clusters
  }

  /// How many kernel values all nodes hold together.
  var kernelCount: Double {
    clusters.reduce(0) { $0 + Double($1.nodeCount) * Double($1.members.count) }
  }

  /// Keeps the kernels, so that each resample costs products only.
  mutating func keepKernels() {
    kernels = clusters.map { cluster in
      (0..<cluster.nodeCount).flatMap { node in
        cluster.places.map { Self.kernel($0 - Self.place(node)) }
      }
    }
  }

  /// The value at `place` of a cluster.
  func value(_ place: Double, in cluster: Int) -> Double {
    density.values[clusters[cluster].members.lowerBound] + place * density.bandwidth
  }

  /// The changes of sign of the slope, ascending, when value _i_ counts `counts[i]` times.
  func turns(counts: [Int]) -> [Turn] {
    var turns: [Turn] = []
    for index in clusters.indices {
      var last: (sign: Bool, place: Double)?
      for node in 0..<clusters[index].nodeCount {
        let slope = slope(at: node, of: index, counts)
        guard slope != 0 else { continue }
        let place = Self.place(node)
        if let last, last.sign != (slope > 0) {
          turns.append(
            Turn(cluster: index, lower: last.place, upper: place, isMode: last.sign))
        }
        last = (slope > 0, place)
      }
    }
    return turns
  }

  /// The slope of the sample's own density at `place` of a cluster, but for a factor.
  func slope(at place: Double, of index: Int) -> Double {
    clusters[index].places.reduce(0) { $0 + Self.kernel($1 - place) }
  }

  /// Where the slope crosses zero between the nodes of a turn, along a straight line.
  func crossing(_ turn: Turn, counts: [Int]) -> Double {
    let nodes = [turn.lower, turn.upper].map { Int(($0 / Self.step).rounded()) + 1 }
    let (a, b) = (
      slope(at: nodes[0], of: turn.cluster, counts), slope(at: nodes[1], of: turn.cluster, counts)
    )
    return turn.lower + (turn.upper - turn.lower) * (a / (a - b))
  }

  private func slope(at node: Int, of index: Int, _ counts: [Int]) -> Double {
    let cluster = clusters[index]
    var sum = 0.0
    if kernels.isEmpty {
      let place = Self.place(node)
      for (offset, member) in cluster.members.enumerated() where counts[member] > 0 {
        sum += Double(counts[member]) * Self.kernel(cluster.places[offset] - place)
      }
    } else {
      let kept = kernels[index]
      sum = Self.sum(
        kept.span, from: node * cluster.members.count, counts.span, cluster.members)
    }
    return sum
  }

  private static func sum(
    _ kernels: Span<Double>, from base: Int, _ counts: Span<Int>, _ members: Range<Int>
  ) -> Double {
    var sum = 0.0
    for offset in 0..<members.count {
      sum += Double(counts[members.lowerBound + offset]) * kernels[base + offset]
    }
    return sum
  }

  private static func place(_ node: Int) -> Double { Double(node - 1) * step }

  private static func kernel(_ t: Double) -> Double {
    t.magnitude > KernelDensity.reach ? 0 : t * Double.exp(-t * t / 2)
  }
}
