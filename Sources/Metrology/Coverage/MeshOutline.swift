/// The boundary of some squares of a mesh, as closed lines along their edges with the inside on the left.
///
/// Complexity: linear in the squares.
struct MeshOutline {
  /// A corner of the mesh, counted in squares.
  struct Corner: Hashable {
    let column: Int
    let row: Int

    var x: Double { Double(column) }
    var y: Double { Double(row) }
  }

  private let isInside: [Bool]
  private let columnCount: Int
  private let rowCount: Int

  /// Where edges lead to, by the corner that they begin at.
  private var ends: [Corner: [Corner]] = [:]

  /// The closed lines; corners inside a straight line are left out.
  private(set) var loops: [[Corner]] = []

  /// Follows the boundary of the squares that are inside, row after row.
  init(_ isInside: [Bool], rowCount: Int) {
    self.isInside = isInside
    self.rowCount = rowCount
    columnCount = isInside.count / rowCount
    var starts: [Corner] = []
    for row in 0..<rowCount {
      for column in 0..<columnCount where isInside[row * columnCount + column] {
        for edge in openEdges(column, row) {
          ends[edge.0, default: []].append(edge.1)
          starts.append(edge.0)
        }
      }
    }
    for start in starts {
      if let loop = follow(from: start) { loops.append(loop) }
    }
  }

  private func holds(_ column: Int, _ row: Int) -> Bool {
    (0..<columnCount).contains(column) && (0..<rowCount).contains(row)
      && isInside[row * columnCount + column]
  }

  /// The edges of a square beyond which there is no square inside.
  private func openEdges(_ column: Int, _ row: Int) -> [(Corner, Corner)] {
    let (low, high) = (Corner(column: column, row: row), Corner(column: column + 1, row: row + 1))
    let right = Corner(column: column + 1, row: row)
    let left = Corner(column: column, row: row + 1)
    var edges: [(Corner, Corner)] = []
    if !holds(column, row - 1) { edges.append((low, right)) }
    if !holds(column + 1, row) { edges.append((right, high)) }
    if !holds(column, row + 1) { edges.append((high, left)) }
    if !holds(column - 1, row) { edges.append((left, low)) }
    return edges
  }

  private mutating func follow(from start: Corner) -> [Corner]? {
    guard ends[start]?.isEmpty == false else { return nil }
    var loop: [Corner] = []
    var corner = start
    repeat {
      loop.append(corner)
      guard let next = ends[corner]?.popLast() else { return nil }
      corner = next
    } while corner != start
    return loop.indices.compactMap { index in
      let (before, after) = (
        loop[(index + loop.count - 1) % loop.count], loop[(index + 1) % loop.count]
      )
      let isStraight = before.column == after.column || before.row == after.row
      return isStraight ? nil : loop[index]
    }
  }
}
