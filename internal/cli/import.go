package cli

import (
	"os"

	"github.com/spf13/cobra"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/journal"
)

// importSources are the programs whose files can be taken in.
func importSources() []string { return []string{"stjerne"} }

// imported is what was taken in, for --json.
type imported struct {
	Command      string `json:"command"`
	DryRun       bool   `json:"dry_run"`
	Challenges   int    `json:"challenges"`
	Loops        int    `json:"loops"`
	Indicators   int    `json:"indicators"`
	Measurements int    `json:"measurements"`
	Notes        int    `json:"notes"`
	Meetings     int    `json:"meetings"`
	Answers      int    `json:"answers"`
	Texts        int    `json:"texts"`
	Binned       int    `json:"binned"`
	Erased       int    `json:"erased"`
	Changed      bool   `json:"changed"`
}

func (a *app) importCommand() *cobra.Command {
	var from value
	var dry bool
	cmd := a.command("import", []argument{{name: "file"}}, func(_ *cobra.Command, args []string) error {
		if from.set {
			if err := oneOf("--from", from.text, importSources()); err != nil {
				return err
			}
		}
		return a.takeIn(args[0], dry)
	})
	a.flag(cmd, &from, "from")
	a.boolFlag(cmd, &dry, "dry-run")
	a.complete(cmd, "from", importSources())
	// The shell completes the name of a file.
	cmd.ValidArgsFunction = nil
	return cmd
}

func (a *app) takeIn(path string, dry bool) error {
	c, err := a.readCopy(path)
	if err != nil {
		return err
	}
	var took store.Imported
	if dry {
		err = a.read(func(r *store.Reader) (err error) {
			took, err = r.WouldImport(c)
			return err
		})
	} else {
		err = a.write("import", func(w *store.Writer) (err error) {
			took, err = w.Import(c)
			return err
		})
	}
	if err != nil {
		return err
	}
	return a.say(imported{
		Command: "import", DryRun: dry, Challenges: took.Challenges, Loops: took.Loops, Indicators: took.Indicators,
		Measurements: took.Measurements, Notes: took.Notes, Meetings: took.Meetings, Answers: took.Answers, Texts: took.Texts,
		Binned: took.Binned, Erased: took.Erased, Changed: !dry && !took.Nothing(),
	}, a.tookWords(took, dry)...)
}

func (a *app) readCopy(path string) (c journal.Copy, err error) {
	if path == "" {
		return c, fault("cli-empty-path", "import")
	}
	from := a.env.In
	if path != "-" {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return c, fault("import-folder", path)
		}
		f, err := os.Open(path)
		if err != nil {
			return c, fault("import-open", path, err)
		}
		defer f.Close() //nolint:errcheck // it was only read from
		from = f
	}
	return export.ReadJSON(from)
}

// tookWords say what came, or would, and what was left where it lies.
func (a *app) tookWords(took store.Imported, dry bool) []string {
	var counts []string
	for _, of := range []struct {
		name string
		n    int
	}{
		{"challenges", took.Challenges},
		{"loops", took.Loops},
		{"indicators", took.Indicators},
		{"measurements", took.Measurements},
		{"notes", took.Notes},
		{"meetings", took.Meetings},
		{"answers", took.Answers},
		{"texts", took.Texts},
	} {
		if of.n > 0 {
			counts = append(counts, a.words.N("cli.import.count."+of.name, of.n))
		}
	}
	if len(counts) == 0 {
		// A plan or a section that is left out has no count of its own.
		counts = []string{a.words.T("cli.import.other")}
	}
	var lines []string
	switch {
	case took.Nothing():
		lines = append(lines, a.words.T("cli.import.nothing"))
	case dry:
		lines = append(lines, a.words.T("cli.import.would", a.words.List(counts)))
	default:
		lines = append(lines, a.words.T("cli.import.took", a.words.List(counts)))
	}
	if took.Binned > 0 {
		lines = append(lines, a.words.N("cli.import.binned", took.Binned))
	}
	if took.Erased > 0 {
		lines = append(lines, a.words.N("cli.import.erased", took.Erased))
	}
	return lines
}
