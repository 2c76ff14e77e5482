package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
)

// writer is one of two programs with the cursor in the same text.
type writer struct {
	*play
	name  string
	typed []string
	out   map[string]bool // words that it took out again
	place ui.Go           // the text
}

// field is the text as it stands in the field.
func (w *writer) field() string {
	text, _ := w.root.top().(ui.Writes).Writing()
	return text
}

// last is the word that it typed last; "" where it has been taken out.
func (w *writer) last() string {
	if len(w.typed) == 0 || w.out[w.typed[len(w.typed)-1]] {
		return ""
	}
	return w.typed[len(w.typed)-1]
}

func (w *writer) step(r *rand.Rand, log func(string, ...any)) {
	switch r.IntN(9) {
	case 0, 1, 2:
		word := fmt.Sprintf("%s%d", w.name, len(w.typed)+1)
		w.typed = append(w.typed, word)
		w.Send(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl})
		w.Type(" " + word)
		log("%s types %s", w.name, word)
	case 3:
		if word := w.last(); word != "" && strings.HasSuffix(w.field(), " "+word) {
			w.Send(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl})
			for range len(word) + 1 {
				w.Keys("backspace")
			}
			w.out[word] = true
			log("%s takes out %s", w.name, word)
		}
	case 4:
		w.Keys("esc", "enter")
		log("%s leaves the field and comes back", w.name)
	case 5:
		w.Keys("esc")
		if strings.Contains(w.Text(), "≠") {
			w.Keys("down", "enter")
			for range r.IntN(3) {
				w.Keys("down")
			}
			w.Keys("enter")
			if _, window := w.root.top().(ui.Window); window {
				w.Keys("esc") // somebody wrote at that moment, so it has to be looked at again
			}
			log("%s chooses", w.name)
		}
		w.Send(w.place)
	default:
		d := time.Duration(r.IntN(1500)) * time.Millisecond
		w.Settle(d)
		log("%s waits %v: %q", w.name, d, w.field())
	}
}

// Two programs on one journal, both with the cursor in the same answer, and the
// shell beside them: whatever comes in between, each word that one of them typed
// and did not take out again is in the text or its revisions at the end.
func TestAnyInterleavingOfTwoProgramsKeepsEveryWord(t *testing.T) {
	histories := 20
	if os.Getenv("STJERNE_TORTURE") != "" {
		histories = 400
	}
	conflicts := 0
	for seed := range histories {
		tuitest.Test(t, fmt.Sprint("seed ", seed), func(t *testing.T) {
			conflicts += interleave(t, uint64(seed))
		})
	}
	if conflicts < histories {
		t.Errorf("in %d histories two versions stood beside each other only %d times", histories, conflicts)
	}
}

func interleave(t *testing.T, seed uint64) (conflicts int) {
	r := rand.New(rand.NewPCG(seed, 45))
	st := journalAt(t)
	c, loop := challenge(t, st, "Overgange")
	at := understand(loop)
	var log []string
	did := func(format string, args ...any) { log = append(log, fmt.Sprintf(format, args...)) }
	var writers []*writer
	for _, name := range []string{"a", "b"} {
		w := &writer{play: watching(t, beside(st)), name: name, out: map[string]bool{}, place: ui.Go{Challenge: c, Question: at.Name, Write: true}}
		w.Send(w.place)
		writers = append(writers, w)
	}
	shell := 0
	for range 40 + r.IntN(30) {
		if r.IntN(15) == 0 {
			shell++
			put(t, st, at, fmt.Sprintf("s%d", shell), store.Latest)
			did("the shell says s%d", shell)
		}
		writers[r.IntN(2)].step(r, did)
		conflicts += min(1, len(text(t, st, at).Others))
	}
	for _, w := range writers {
		w.Keys("esc")
		w.Settle(2 * time.Second)
		if state, err := w.root.env.Saver.State(); state != ui.Saved {
			t.Fatalf("%s is not saved: %v", w.name, err)
		}
	}
	var all []string
	revisions := allRevisions(t, st, at)
	for _, words := range revisions {
		all = append(all, strings.Fields(words)...)
	}
	for _, w := range writers {
		for _, word := range w.typed {
			if !w.out[word] && !slices.Contains(all, word) {
				t.Fatalf("%s is nowhere in %q\nafter\n%s", word, revisions, strings.Join(log, "\n"))
			}
		}
	}
	for n := range shell {
		if word := fmt.Sprintf("s%d", n+1); !slices.Contains(all, word) {
			t.Fatalf("%s is nowhere in %q\nafter\n%s", word, revisions, strings.Join(log, "\n"))
		}
	}
	return conflicts
}
