# run and test set up everything they need; a machine with Go is enough.

GO      ?= go
BIN     := bin/stjerne
PACKAGE := ./cmd/stjerne
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
FLAGS   := -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$(VERSION)"
SYSTEMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

# The binary is static and the same tests run everywhere: no C compiler is used.
export CGO_ENABLED := 0

.PHONY: run test build bench torture lint cross clean

run: build
	@$(BIN)

test:
	$(GO) vet ./...
	$(GO) test ./...

build:
	$(GO) build $(FLAGS) -o $(BIN) $(PACKAGE)

# bench prints each figure beside the one it is measured against.
bench: build
	$(GO) run ./internal/bench

# torture runs the long forms: kills while writing, random keys, disks that fail,
# fuzzing. One package after the other: what is saved within a second is measured
# on a machine that has a second to spare.
torture:
	STJERNE_TORTURE=1 $(GO) test -count=1 -p 1 -timeout 120m ./...

lint:
	golangci-lint run ./...

# cross proves that the program builds for every system it is made for.
cross:
	@set -e; for system in $(SYSTEMS); do \
		out=bin/stjerne-$${system%/*}-$${system#*/}; \
		case $$system in windows/*) out=$$out.exe;; esac; \
		echo "$$out"; \
		GOOS=$${system%/*} GOARCH=$${system#*/} $(GO) build $(FLAGS) -o $$out $(PACKAGE); \
	done

clean:
	rm -rf bin
