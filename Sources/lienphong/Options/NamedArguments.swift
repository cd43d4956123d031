public import ArgumentParser
public import Interlab
public import Mathematics
import Metrology
public import RoundFiles
public import Reporting
public import Tables
import Wording

// The choices that options take by the same names as files do.

extension Language: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
extension EnLimit: ExpressibleByArgument {}
extension CoveragePolicy: ExpressibleByArgument {}
extension PlotKind: ExpressibleByArgument {}
extension CovariancePolicy: ExpressibleByArgument {}
extension AlgorithmA.Stop: ExpressibleByArgument {}
extension RobustConstants: ExpressibleByArgument {}
extension QnVariant: ExpressibleByArgument {}
extension CirculationPlan.Scheme: ExpressibleByArgument {}
extension CalendarDate.Format: ExpressibleByArgument {}
extension PrecisionDesign: ExpressibleByArgument {}
extension DegreesOfFreedomPolicy: ExpressibleByArgument {}
extension TrialSampling: ExpressibleByArgument {}
extension MeanUncertainty: ExpressibleByArgument {}
extension MeanInterval: ExpressibleByArgument {}
extension ConsensusUncertainty: ExpressibleByArgument {}
extension ExampleField: ExpressibleByArgument {}
extension PredictionInterval: ExpressibleByArgument {}

extension Edition: ExpressibleByArgument {
  /// Reads the full name or what follows its colon: `2005`, `2022`.
  public init?(argument: String) {
    guard let edition = Edition(rawValue: argument) ?? Edition(rawValue: "ISO 13528:" + argument)
    else { return nil }
    self = edition
  }
}
