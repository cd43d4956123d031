# Everything a person types: make demo, make test. Both install what is missing first.

COMMAND := .build/release/lienphong
BUILD := swift build --explicit-target-dependency-import-check error
# -fno-math-errno lets square roots vectorise; -march=native uses what this processor has.
RELEASE := -c release --product lienphong --static-swift-stdlib -Xcc -march=native -Xcc -fno-math-errno
DEMO := Datasets/ccl-k1-gauge-block

.PHONY: build demo test bench bench-build bench-peers lint clean packages

build: packages
	$(BUILD) $(RELEASE)
	@echo "$(COMMAND)"

demo: build
	$(COMMAND) analyze $(DEMO)/round.yaml -o out/demo --force
	@echo "The report: out/demo/report.html (beside it scores.csv and analysis.json)"

test: packages
	swift test --explicit-target-dependency-import-check error

# That the benchmarks still build; it times nothing.
bench-build: packages
	cd Benchmarks && swift build

bench: packages
	cd Benchmarks && swift package --disable-sandbox -Xcc -march=native -Xcc -fno-math-errno benchmark run

# The engine beside duckdb, polars, pandas, data.table, NumPy, R, uncertainties and GTC, those that are
# installed, on the same files in turn; writes Benchmarks/RESULTS.md. SIZE is the rows of the large file:
# make bench-peers SIZE=100000 is a trial. The machine must have nothing else to do.
SIZE := 10000000
bench-peers: build
	cd Benchmarks && swift build -c release --product PeerTimes -Xcc -march=native -Xcc -fno-math-errno
	Benchmarks/Peers/compare --rows $(SIZE)

lint:
	swift format lint --strict --recursive Sources Tests Package.swift Benchmarks/Benchmarks Benchmarks/Peers Benchmarks/Package.swift

clean:
	rm -rf .build .build-* out Benchmarks/.build

packages:
	@Scripts/install-packages
