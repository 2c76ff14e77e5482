package year

import (
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// sample is the page of this year in one of the program's own samples; in an empty
// journal where name is "".
func sample(t *testing.T, lang i18n.Lang, name string) *ui.Env {
	t.Helper()
	e := tuitest.Env(t, lang)
	tuitest.Home(t, e)
	e.Settings.Name, e.Settings.Role = "Karen Holm", "leder"
	if name != "" {
		tuitest.Case(t, e.Store, name)
	}
	return e
}

func open(t *testing.T, e *ui.Env, w, h int) (*tuitest.Stage, *Screen) {
	t.Helper()
	s := New(e, 0)
	return tuitest.Open(t, e, s, w, h), s
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "year", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := sample(t, lang, "dagtilbud")
		in := tuitest.Read(t, e, func(r *store.Reader) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Kinds: []journal.EntryKind{journal.Star}})
			return list, err
		})
		tuitest.Write(t, e, func(w *store.Writer) error {
			for part, words := range map[string]string{
				"opening": "Det blev året, hvor vi gik ud i garderoben.", "ahead": "Vi tager hjørnet med ind i det nye hus.",
			} {
				if _, err := w.SetText(store.YearText(2026, part), words, ""); err != nil {
					return err
				}
			}
			return w.LeaveOut(2026, in[0].ID, true)
		})
		p, s := open(t, e, w, h)
		tuitest.Golden(t, name, p.Screen())
		whole := tuitest.Drawn(t, name, s, w, 400)
		if strings.Contains(whole, "⟦") {
			t.Error("a text is not in the catalogue")
		}
		tuitest.Golden(t, name+"-whole", whole)
		p.Press("enter")
		tuitest.Golden(t, name+"-writing", p.Screen())
	})
}

func TestAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := open(t, sample(t, i18n.Danish, "dagtilbud"), 40, 10)
		tuitest.AnySize(t, s)
		p.Press("enter")
		tuitest.AnySize(t, s)
	})
}
