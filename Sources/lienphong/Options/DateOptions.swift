import ArgumentParser
import Tables

/// How dates are written.
struct DateOptions: ParsableArguments {
  @Option(help: "How dates are written: yyyy-mm-dd or dd/mm/yyyy. Never guessed.")
  var dateFormat: CalendarDate.Format = .iso8601
}
