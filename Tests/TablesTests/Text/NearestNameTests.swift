import Tables
import Testing

@Suite("Did you mean …?")
struct NearestNameTests {
  @Test(arguments: [
    ("valeu", "value"), ("Value", "value"), ("measurment", "measurand"), ("lb", "lab"), ("K", "k"),
    ("algoritm-a", "algorithm-a"), ("weigthed-mean", "weighted-mean"), ("x", nil), ("", nil),
    ("colour", nil),
  ])
  func findsTheNameMeant(_ name: String, meant: String?) {
    let names = ["lab", "measurand", "value", "U", "k", "algorithm-a", "weighted-mean"]
    #expect(nearestName(to: name, among: names) == meant)
  }

  @Test func aNameWithoutEndIsNearToNothing() {
    let name = String(repeating: "x", count: 100_000)
    #expect(nearestName(to: name, among: ["x", "y"]) == nil)
  }
}
