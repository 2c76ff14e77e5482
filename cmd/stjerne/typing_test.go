//go:build unix

package main_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// questions are the first three of a challenge: what is typed goes into them,
// tab leading from one to the next.
var questions = []string{"formulate.understand", "formulate.readings", "formulate.assumptions"}

// standing is what stood in the questions from a moment on.
type standing struct {
	at    time.Time
	texts [3]string
}

// typist types as people do, and remembers everything that stood on the screen.
type typist struct {
	term   *terminal
	random *rand.Rand
	at     int
	stood  []standing
}

func newTypist(term *terminal, random *rand.Rand) *typist {
	return &typist{term: term, random: random, stood: []standing{{at: time.Now()}}}
}

// key presses one key: mostly a letter, now and then something that takes back,
// breaks the line or goes on to the next question.
func (y *typist) key() {
	now := standing{texts: y.stood[len(y.stood)-1].texts}
	text := &now.texts[y.at]
	press := ""
	switch n := y.random.IntN(100); {
	case n < 10 && *text != "":
		press = "backspace"
		_, size := utf8.DecodeLastRuneInString(*text)
		*text = (*text)[:len(*text)-size]
	case n < 15:
		press = "enter"
		*text += "\n"
	case n < 18 && y.at+1 < len(questions):
		press = "tab"
		y.at++
	default:
		letters := []rune("abcdefghijklmnoprstuvyæøåÆØÅ,.?     ")
		press = string(letters[y.random.IntN(len(letters))])
		*text += press
	}
	y.term.keys(press)
	now.at = time.Now()
	y.stood = append(y.stood, now)
}

// kept fails unless what the journal holds stood on the screen once, and all that
// stood there at a moment or a later one.
func (y *typist) kept(t *testing.T, home string, since time.Time) {
	t.Helper()
	got := answers(t, home)
	must := 0
	for n, s := range y.stood {
		if !s.at.After(since) {
			must = n
		}
	}
	if slices.ContainsFunc(y.stood[must:], func(s standing) bool { return s.texts == got }) {
		return
	}
	if slices.ContainsFunc(y.stood, func(s standing) bool { return s.texts == got }) {
		t.Fatalf("it is too old: the journal holds\n%q\nand had to hold at least\n%q", got, y.stood[must].texts)
	}
	t.Fatalf("it never stood so on the screen: the journal holds\n%q\nand had to hold at least\n%q\nand at most\n%q",
		got, y.stood[must].texts, y.stood[len(y.stood)-1].texts)
}

// answers reads the three questions from the journal, as another program does.
func answers(t *testing.T, home string) (texts [3]string) {
	t.Helper()
	var shown struct {
		Challenges []struct {
			Loops []struct {
				Answers map[string]struct {
					Words string
					Heads []any
				}
			}
		}
	}
	out := answer(t, home)
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&shown); err != nil || len(shown.Challenges) != 1 {
		t.Fatalf("%v\n%s", err, out)
	}
	for n, id := range questions {
		texts[n] = shown.Challenges[0].Loops[0].Answers[id].Words
	}
	return texts
}
