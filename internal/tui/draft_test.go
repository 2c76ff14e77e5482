package tui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
)

// grace is longer than a window takes no answer that has appeared by itself.
const grace = 500 * time.Millisecond

// editor is a stand-in for the leader's own: it is given the path of the file, and
// says what it ends with. Where dies is set, the program ends meanwhile.
type editor struct {
	edit func(path string) error
	dies bool
}

func (e editor) options(o *Options) {
	o.Settings = config.Default()
	o.Settings.Editor = "editor"
	o.Launch = func(command []string, done func(error) tea.Msg) tea.Cmd {
		return func() tea.Msg {
			err := e.edit(command[len(command)-1])
			if e.dies {
				return nil
			}
			return done(err)
		}
	}
}

func saving(t *testing.T, words string) func(string) error {
	return func(path string) error {
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
			t.Error(err)
		}
		return nil
	}
}

// restarted starts the program on what another start of it left in its state folder.
// Held files are held by a process, and here it is one: so what is left is copied.
func restarted(t *testing.T, st *store.Store, before *play) *play {
	t.Helper()
	p := start(t, st, i18n.Danish, 80, 30, func(o *Options) {
		from := before.root.options.Paths.State
		if err := os.CopyFS(o.Paths.State, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	})
	p.Run(p.root.drafts())
	p.Settle(grace)
	return p
}

// left are the files in the folder of drafts.
func (p *play) left() []string {
	p.t.Helper()
	var names []string
	_ = filepath.WalkDir(p.root.options.Paths.State, func(path string, d os.DirEntry, err error) error {
		if err == nil && path != p.root.options.Paths.State {
			names = append(names, filepath.Base(path))
		}
		return nil
	})
	return names
}

// died writes an answer and ends while an editor has it, which has saved words.
func died(t *testing.T, st *store.Store, words string) *play {
	t.Helper()
	p := start(t, st, i18n.Danish, 80, 30, editor{edit: saving(t, words), dies: true}.options)
	p.Keys("down", "enter")
	p.Type("Fra feltet")
	p.Keys("f4")
	return p
}

func TestADraftIsOfferedAtTheNextStart(t *testing.T) {
	for name, c := range map[string]struct {
		keys, says string
		want       string
	}{
		"put in":     {"enter", "Teksten er sat ind.", "Fra feltet\nog fra editoren"},
		"thrown out": {"up enter enter", "Teksten er smidt væk.", "Fra feltet"},
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			_, loop := challenge(t, st, "Overgange")
			p := died(t, st, "Fra feltet\r\nog fra editoren\r\n")
			p = restarted(t, st, p)
			p.Has("En tekst fra tekstprogrammet", "Hvordan kan man forstå problemet? (Overgange)", "Fra feltet og fra editoren", "Sæt den ind")
			p.Keys(strings.Fields(c.keys)...)
			p.Has(c.says)
			p.HasNot("En tekst fra tekstprogrammet")
			if got := text(t, st, understand(loop)); got.Words != c.want || len(got.Others) > 0 {
				t.Errorf("there stands %+v", got)
			}
			if left := p.left(); len(left) > 0 {
				t.Errorf("there is left %q", left)
			}
		})
	}
}

func TestADraftIsKeptForTheTimeAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := restarted(t, st, died(t, st, "Fra editoren"))
		p.Has("En tekst fra tekstprogrammet", "esc gemmer den til næste gang")
		p.Keys("esc")
		p.HasNot("En tekst fra tekstprogrammet")
		p = restarted(t, st, p)
		p.Has("En tekst fra tekstprogrammet", "Fra editoren")
	})
}

func TestADraftIsPutInAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		before := died(t, st, "Fra editoren\n")
		p := start(t, st, i18n.Danish, 80, 30, func(o *Options) {
			if err := os.CopyFS(o.Paths.State, os.DirFS(before.root.options.Paths.State)); err != nil {
				t.Fatal(err)
			}
			home := t.TempDir()
			o.Env = func(name string) string { return map[string]string{"HOME": home}[name] }
		})
		p.Run(p.root.drafts())
		p.Settle(grace)
		p.Keys("down", "enter")
		p.Has("Teksten ligger i ~/stjerne-tekst-2026-11-23.txt")
		data, err := os.ReadFile(filepath.Join(p.root.options.Env("HOME"), "stjerne-tekst-2026-11-23.txt"))
		if err != nil || string(data) != "Fra editoren\n" {
			t.Errorf("the file holds %q, %v", data, err)
		}
		if left := p.left(); len(left) > 0 {
			t.Errorf("there is left %q", left)
		}
	})
}

// What was written meanwhile stands beside it: a draft is an ordinary change.
func TestADraftBesideWhatWasWrittenMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := died(t, st, "Fra editoren")
		put(t, st, understand(loop), "Fra skallen", store.Latest)
		p = restarted(t, st, p)
		p.Keys("enter")
		p.Has("begge udgaver er gemt")
		got := text(t, st, understand(loop))
		if got.Words != "Fra editoren" || len(got.Others) != 1 || got.Others[0].Words != "Fra skallen" {
			t.Errorf("there stand %+v", got)
		}
	})
}

// A draft that says nothing that isn't in the journal is taken away without a word.
func TestADraftThatSaysNothingNew(t *testing.T) {
	for name, words := range map[string]string{"as it was": "Fra feltet", "with a line end": "Fra feltet\n", "empty": "", "blank": " \n"} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			_, loop := challenge(t, st, "Overgange")
			p := died(t, st, words)
			if name == "as it was" {
				put(t, st, understand(loop), "Senere ændret", store.Latest)
			}
			p = restarted(t, st, p)
			p.HasNot("En tekst fra tekstprogrammet")
			if left := p.left(); len(left) > 0 {
				t.Errorf("there is left %q", left)
			}
		})
	}
}

// The drafts of other journals are not offered here, and neither is one that an
// editor still has.
func TestDraftsThatAreNotOffered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := died(t, st, "Fra editoren")
		p.Run(p.root.drafts())
		p.HasNot("En tekst fra tekstprogrammet")
		if len(p.left()) == 0 {
			t.Error("the file was taken from under the editor")
		}
		other := journalAt(t)
		challenge(t, other, "Noget andet")
		p = restarted(t, other, p)
		p.HasNot("En tekst fra tekstprogrammet")
		if len(p.left()) == 0 {
			t.Error("another journal's draft is gone")
		}
	})
}

// A journal that was moved still finds its drafts, by the object that they name.
func TestADraftOfAJournalThatWasMoved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := died(t, st, "Fra editoren")
		to := filepath.Join(t.TempDir(), "flyttet.stjerne")
		if err := os.Rename(st.Path(), to); err != nil {
			t.Fatal(err)
		}
		p = restarted(t, store.New(store.Options{Path: to, Now: st.Now}), p)
		p.Has("En tekst fra tekstprogrammet", "Sæt den ind")
	})
}

// What a draft belonged to was deleted: the words are still there to be kept.
func TestADraftOfWhatWasDeleted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, _ := challenge(t, st, "Overgange")
		challenge(t, st, "Noget andet")
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: saving(t, "Fra editoren"), dies: true}.options)
		p.Keys("down", "down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		if err := st.Write(context.Background(), "delete", func(w *store.Writer) error { return w.Delete(c) }); err != nil {
			t.Fatal(err)
		}
		p = restarted(t, st, p)
		p.Has("En tekst fra tekstprogrammet", "Fra editoren", "Gem den i en fil")
		p.HasNot("Sæt den ind")
	})
}

// The note beside the text holds no word of the journal's but the question's name,
// and all of it is the leader's alone to read.
func TestWhatStandsBesideADraft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := died(t, st, "Fra editoren")
		dirs, err := filepath.Glob(filepath.Join(p.root.options.Paths.Drafts(), "*"))
		if err != nil || len(dirs) != 1 {
			t.Fatalf("the folders are %q, %v", dirs, err)
		}
		note, err := os.ReadFile(filepath.Join(dirs[0], draftNote))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Fra", "feltet", "editoren", "Overgange"} {
			if strings.Contains(string(note), secret) {
				t.Errorf("%q stands in %s", secret, note)
			}
		}
		for _, needed := range []string{loop.String(), "formulate.understand", string(text(t, st, understand(loop)).Rev), "Hvordan kan man"} {
			if !strings.Contains(string(note), needed) {
				t.Errorf("%q does not stand in %s", needed, note)
			}
		}
		files, _ := os.ReadDir(dirs[0])
		for _, f := range files {
			if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s can be read by others: %v", f.Name(), info.Mode())
			}
		}
	})
}

// Editors that save by renaming, and what they leave beside the file.
func TestEverythingInTheFolderGoesWithTheDraft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: func(path string) error {
			for _, name := range []string{path + "~", filepath.Join(filepath.Dir(path), ".stjerne.md.swp"), path + ".new"} {
				if err := saving(t, "Omdøbt")(name); err != nil {
					return err
				}
			}
			return os.Rename(path+".new", path)
		}}.options)
		p.Keys("down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		p.saved()
		if got := text(t, st, understand(loop)); got.Words != "Omdøbt" {
			t.Errorf("there stands %q", got.Words)
		}
		if left := p.left(); len(left) > 0 {
			t.Errorf("there is left %q", left)
		}
	})
}

// Between the two steps of such a saving only the backup is there.
func TestADraftWhoseEditorEndedWhileSaving(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 30, editor{dies: true, edit: func(path string) error {
			if err := saving(t, "Fra sikkerhedskopien")(path); err != nil {
				return err
			}
			return os.Rename(path, path+"~")
		}}.options)
		p.Keys("down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		p = restarted(t, st, p)
		p.Has("Fra sikkerhedskopien")
	})
}

// An editor that fails after it has saved something: the leader is asked at once.
func TestAFailingEditorsText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: func(path string) error {
			if err := saving(t, "Fra editoren")(path); err != nil {
				return err
			}
			return errors.New("exit status 1")
		}}.options)
		p.Keys("down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		p.Settle(grace)
		p.Has("sluttede med en fejl (exit status 1)", "Fra editoren")
		p.Keys("enter")
		p.Has("Teksten er sat ind")
		if got := text(t, st, understand(loop)); got.Words != "Fra editoren" || len(got.Others) > 0 {
			t.Errorf("there stands %+v", got)
		}
		if left := p.left(); len(left) > 0 {
			t.Errorf("there is left %q", left)
		}
		// Writing goes on from what was put in.
		p.Send(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl})
		p.Type(".")
		p.saved()
		if got := text(t, st, understand(loop)); got.Words != "Fra editoren." || len(got.Others) > 0 {
			t.Errorf("afterwards there stands %+v", got)
		}
	})
}

// Somebody wrote to the text while it was with the editor: both versions stand.
func TestATextThatWasChangedWhileTheEditorHadIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: func(path string) error {
			put(t, st, understand(loop), "Fra skallen", store.Latest)
			return saving(t, "Fra editoren")(path)
		}}.options)
		p.Keys("down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		p.saved()
		got := text(t, st, understand(loop))
		if got.Words != "Fra editoren" || len(got.Others) != 1 || got.Others[0].Words != "Fra skallen" {
			t.Errorf("there stand %+v", got)
		}
		p.Has("≠ Fra skallen")
		if left := p.left(); len(left) > 0 {
			t.Errorf("there is left %q", left)
		}
	})
}

// The draft stays until its words are in the journal.
func TestADraftStaysWhileItCannotBeSaved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		away := st.Path() + ".away"
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: func(path string) error {
			if err := os.Rename(st.Path(), away); err != nil {
				t.Error(err)
			}
			return saving(t, "Fra editoren")(path)
		}}.options)
		p.Keys("down", "enter")
		p.Type("Fra feltet")
		p.Keys("f4")
		p.Has("Ikke gemt", "Fra editoren")
		if len(p.left()) == 0 {
			t.Error("the draft is gone, and its words are nowhere")
		}
		if err := os.Rename(away, st.Path()); err != nil {
			t.Fatal(err)
		}
		p.saved()
		p = restarted(t, st, p)
		p.HasNot("En tekst fra tekstprogrammet")
	})
}

// Of the sample nothing is kept, drafts neither.
func TestTheSampleHasNoDrafts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := sample(t, "thin")
		sampling := func(o *Options) { o.Sample = true }
		p := start(t, st, i18n.Danish, 80, 30, editor{edit: saving(t, "Fra editoren"), dies: true}.options, sampling)
		p.Keys("down", "enter")
		p.Keys("f4")
		if there(p.root.options.Paths.Drafts()) {
			t.Errorf("there is %q", p.left())
		}
		p = restarted(t, st, p)
		p.HasNot("En tekst fra tekstprogrammet")
	})
}
