import ArgumentParser
import Tables
import Wording

/// How dates are written.
struct DateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      vi: "Cách viết ngày: yyyy-mm-dd hoặc dd/mm/yyyy. Không bao giờ tự đoán.",
      en: "How dates are written: yyyy-mm-dd or dd/mm/yyyy. Never guessed."))
  var dateFormat: CalendarDate.Format = .iso8601
}
