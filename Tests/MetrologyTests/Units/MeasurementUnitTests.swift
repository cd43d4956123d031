import Testing

@testable import Metrology

/// The relations are those of the SI brochure, 9th edition (2019), tables 4, 7 and 8.
@Suite struct MeasurementUnitTests {
  @Test(arguments: [
    ("N", "kg·m/s^2"), ("Pa", "N/m²"), ("J", "N·m"), ("W", "J s⁻¹"), ("C", "A*s"), ("V", "W/A"),
    ("F", "C/V"), ("Ω", "V/A"), ("S", "1/Ω"), ("Wb", "V·s"), ("T", "Wb/m2"), ("H", "Wb/A"),
    ("lx", "lm m-2"), ("Bq", "/s"), ("Gy", "J/kg"), ("kat", "mol s**-1"), ("L", "dm3"),
    ("mL", "cm^3"), ("t", "Mg"), ("ha", "hm²"), ("min", "60 s"), ("h", "60 min"), ("d", "24 h"),
    ("mN", "g·m·s−2"), ("bar", "100 kPa"), ("%", "10⁻² 1"), ("ppm", "mg/kg"), ("µm/m", "10^-6"),
    ("μm", "um"), ("°C", "K"), ("J/(kg·K)", "m2 s-2 K-1"), ("daN", "10 N"), ("mPa", "10⁻³ Pa"),
    ("V²/Hz", "V^2 s"), ("″", "°/3600"), ("kg/m/s", "Pa·s"),
  ])
  func relation(_ first: String, _ second: String) throws {
    let (a, b) = (try MeasurementUnit(parsing: first), try MeasurementUnit(parsing: second))
    #expect(a.dimension == b.dimension)
    // Each side rounds a few times: products and powers of prefixes.
    #expect((a.factor / b.factor - 1).magnitude < 1e-14)
  }

  @Test func dimensionsThatDiffer() throws {
    let texts = ["s", "m", "kg", "A", "K", "mol", "cd", "1", "N", "J", "Pa", "V", "F", "T", "H"]
    let dimensions = try texts.map { try MeasurementUnit(parsing: $0).dimension }
    #expect(Set(dimensions).count == texts.count)
  }

  @Test func symbolsAreWholeBeforeTheyArePrefixed() throws {
    #expect(try MeasurementUnit(parsing: "min").factor == 60)
    #expect(try MeasurementUnit(parsing: "cd").dimension == SIDimension(cd: 1))
    #expect(try MeasurementUnit(parsing: "mm").factor == 1e-3)
    #expect(try MeasurementUnit(parsing: "kg").factor == 1)
    #expect(try MeasurementUnit(parsing: "T").dimension == MeasurementUnit(parsing: "mT").dimension)
  }

  @Test(arguments: [
    ("J/kg·K", InvalidUnit.ambiguousDivision), ("m/s kg", .ambiguousDivision), ("", .malformed),
    ("m^", .malformed), ("m^^2", .malformed), ("m)", .malformed), ("(m", .malformed),
    ("m//s", .malformed), ("0", .malformed), ("m-", .malformed), ("·", .malformed),
    ("/", .malformed),
    ("m^2000", .beyondLimits), ("m^99999999999999999999", .malformed),
    ("HRC", .unknownSymbol("HRC")),
    ("kkg", .unknownSymbol("kkg")), ("dB", .unknownSymbol("dB")), ("mmin", .unknownSymbol("mmin")),
    ("(((((((((((((m)))))))))))))", .malformed), ("<b>", .malformed), ("m\u{0}", .malformed),
    ("(m^100)^100", .beyondLimits),
  ])
  func notAUnit(_ text: String, _ reason: InvalidUnit) {
    #expect(throws: reason) { try MeasurementUnit(parsing: text) }
  }

  @Test func overlongTextIsRefused() {
    #expect(throws: InvalidUnit.malformed) {
      try MeasurementUnit(parsing: String(repeating: "m ", count: 100_000))
    }
  }

  @Test(arguments: [
    ("N", "kg·m·s⁻²"), ("%", "1"), ("mol/L", "m⁻³·mol"), ("A", "A"), ("F", "kg⁻¹·m⁻²·s⁴·A²"),
  ])
  func dimensionAsText(_ unit: String, _ text: String) throws {
    #expect(try MeasurementUnit(parsing: unit).dimension.text == text)
  }

  @Test func rootsHaveADimension() throws {
    let density = try MeasurementUnit(parsing: "V²/Hz").dimension
    let root = try #require(density.raised(to: 0.5))
    #expect(root.text == "kg·m²·s^(-5/2)·A⁻¹")
    #expect(root.raised(to: 2) == density)
    #expect(density.raised(to: 0.287) == nil)
    #expect(density.raised(to: .nan) == nil)
    #expect(density.raised(to: 1e300) == nil)
    #expect(SIDimension.dimensionless.raised(to: 0.287) == .dimensionless)
  }
}
