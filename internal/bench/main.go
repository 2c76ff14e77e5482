//go:build unix

// Bench measures stjerne as its user runs it and prints ratios of one run:
// against a bare Bubble Tea program in the same kind of terminal, and against
// grep over the same words; and what is worked out of a busy year against what it
// may take. Only the ratios mean something on a machine that is not idle.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"stjerne/internal/store/storetest"
)

const limit = 20 * time.Second

func main() {
	runs := flag.Int("runs", 15, "how often each figure is taken")
	only := flag.String("only", "", "frames, keys, present, shell, formats or rules: that part alone")
	flag.Parse()
	if err := run(max(1, *runs), *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	runs           int
	dir            string
	floor, program string
	env            []string
	journals       map[int]string
}

func run(runs int, only string) error {
	dir, err := os.MkdirTemp("", "stjerne-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
	b := &bench{runs: runs, dir: dir, journals: map[int]string{}}
	steps := []func() error{b.build, b.fill, b.frames, b.keys, b.presenting, b.past, b.shell, b.formats, b.rules}
	switch only {
	case "frames":
		steps = steps[:3]
	case "keys":
		steps = []func() error{b.build, b.keys, b.presenting, b.past}
	case "present":
		steps = []func() error{b.build, b.presenting}
	case "shell":
		steps = []func() error{b.build, b.fill, b.shell}
	case "formats":
		steps = []func() error{b.build, b.fill, b.formats}
	case "rules":
		steps = []func() error{b.build, b.rules}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) build() error {
	b.floor, b.program = filepath.Join(b.dir, "floor"), filepath.Join(b.dir, "stjerne")
	b.env = []string{
		"LANG=en_GB.UTF-8", "XDG_CONFIG_HOME=" + b.dir + "/home", "XDG_STATE_HOME=" + b.dir + "/home", "XDG_DATA_HOME=" + b.dir + "/home",
	}
	for out, pkg := range map[string]string{b.floor: "./internal/bench/floor", b.program: "./cmd/stjerne"} {
		build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, pkg)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if text, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, text)
		}
	}
	return nil
}

func (b *bench) fill() error {
	for _, n := range []int{10, 10_000, 100_000} {
		path := filepath.Join(b.dir, fmt.Sprintf("journal-%d", n))
		if err := storetest.Fill(path, n, 40); err != nil {
			return err
		}
		b.journals[n] = path
	}
	return nil
}

// frames measures the time to the first frame and the memory of a short visit.
func (b *bench) frames() error {
	var floor, ten, tenK, hundredK []float64
	var memory []float64
	for range b.runs {
		f, _, err := b.frame(b.floor, "┃", "\x03")
		if err != nil {
			return err
		}
		floor = append(floor, f)
		for n, to := range map[int]*[]float64{10: &ten, 10_000: &tenK, 100_000: &hundredK} {
			ms, rss, err := b.frame(b.program, "ctrl+o", "\x11", "--journal", b.journals[n])
			if err != nil {
				return err
			}
			*to = append(*to, ms)
			if n == 10_000 {
				memory = append(memory, rss)
			}
		}
	}
	say("first frame, 10,000 entries", median(tenK), median(floor), 1.5, "ms", "bare program")
	say("first frame, 100,000 entries", median(hundredK), median(ten), 1.1, "ms", "10 entries")
	say("peak memory, 10,000 entries", median(memory), 40, 1, "MB", "limit")
	return nil
}

func (b *bench) frame(name, ready, quit string, args ...string) (ms, rss float64, err error) {
	t, err := open(b.env, name, args...)
	if err != nil {
		return 0, 0, err
	}
	at, err := t.expect(ready, limit)
	if err != nil {
		t.close(quit)
		return 0, 0, err
	}
	took := at.Sub(t.start)
	t.quiet(30 * time.Millisecond)
	return millis(took), float64(t.close(quit)) / (1 << 20), nil
}

// shell measures one-line commands against grep over the same words.
func (b *bench) shell() error {
	words := filepath.Join(b.dir, "words.txt")
	if err := storetest.Words(words, 10_000); err != nil {
		return err
	}
	var grep, version, star, starMany, find, page []float64
	for range b.runs {
		for _, c := range []struct {
			to   *[]float64
			name string
			args []string
		}{
			{&grep, "grep", []string{"-c", "-i", "aftenvagten", words}},
			{&version, b.program, []string{"version"}},
			{&star, b.program, []string{"--journal", b.journals[10_000], "star", "Aftenvagten ringede selv"}},
			{&starMany, b.program, []string{"--journal", b.journals[100_000], "star", "Aftenvagten ringede selv"}},
			{&find, b.program, []string{"--journal", b.journals[10_000], "search", "aftenvagten"}},
			{&page, b.program, []string{"--journal", b.journals[10_000], "export", "--format", "md", "-o", "-"}},
		} {
			cmd := exec.Command(c.name, c.args...)
			cmd.Env = append(os.Environ(), b.env...)
			from := time.Now()
			if text, err := cmd.CombinedOutput(); err != nil {
				return fmt.Errorf("%s %v: %w\n%s", c.name, c.args, err, text)
			}
			*c.to = append(*c.to, millis(time.Since(from)))
		}
	}
	g := median(grep)
	say("version (start of the program)", median(version), g, 0, "ms", "grep")
	say("star, 10,000 entries", median(star), max(15, 3*g), 1, "ms", "limit")
	say("star, 100,000 entries", median(starMany), max(15, 3*g), 1, "ms", "limit")
	say("search, 10,000 entries", median(find), max(15, 1.5*g), 1, "ms", "limit")
	say("export --format md, 10,000 entries", median(page), 50, 1, "ms", "limit")
	return nil
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[len(sorted)/2]
}

// say prints a figure, what it is held against, their ratio and the most that
// ratio may be; 0 is no limit.
func say(what string, got, against, most float64, unit, name string) {
	verdict := ""
	if most > 0 {
		verdict = fmt.Sprintf("  at most %.2f  ok", most)
		if got/against > most {
			verdict = fmt.Sprintf("  at most %.2f  OVER", most)
		}
	}
	fmt.Printf("%-36s %8.2f %-3s %14s %8.2f   ratio %5.2f%s\n", what, got, unit, name, against, got/against, verdict)
}
