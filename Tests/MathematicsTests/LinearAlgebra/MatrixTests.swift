import Mathematics
import Testing

@Suite("Matrix")
struct MatrixTests {
  static let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func holdsItsElementsColumnAfterColumn() {
    #expect(Self.matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(Self.matrix == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(Self.matrix[1, 2] == 6)
    #expect(Self.matrix.column(1) == [2, 5])
    #expect(Self.matrix.diagonal == [1, 5])
  }

  @Test func isAValue() {
    var copy = Self.matrix
    copy[0, 0] = 9
    #expect(copy[0, 0] == 9 && Self.matrix[0, 0] == 1)
  }

  @Test func multiplies() {
    #expect(Self.matrix * [1, 0, -1] == [-2, -2])
    #expect(Self.matrix * Self.matrix.transposed == Matrix(rows: [[14, 32], [32, 77]]))
    #expect(Self.matrix * Matrix(diagonal: [1, 1, 1]) == Self.matrix)
  }
}
