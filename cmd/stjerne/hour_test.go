//go:build unix

package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hour is what a leader types and reads in the first hour, in one language.
type hour struct {
	lang             string
	welcome, privacy string
	title, step      string
	sign, follow     string
	echo, enough     string
	star             string
	value, measured  string
	understood       string
	askWords         string
	ask, onPage      string
	file             string
	home             string
	keptIn           string
}

var hours = []hour{
	{
		lang:    "da_DK.UTF-8",
		welcome: "Stjerne hjælper dig med én ledelsesmæssig udfordring ad gangen. Seks spørgsmål nu, cirka et kvarter.",
		privacy: "Stjerne sender det ingen steder hen.",
		title:   "Overgange mellem vagter", step: "2 i høj grad",
		sign: "sene overleveringer, 9 om ugen nu, helst 3", follow: "Følg som indikator: sene overleveringer",
		echo: "den 3. december", enough: "Det er nok til at gå i gang.",
		star:  "Aftenvagten ringede selv æøå @£$€{[]}|\\~ #overlevering",
		value: "6", measured: "6 om ugen",
		understood: "Vi overleverer til journalen og ikke til hinanden.",
		askWords:   "jeres hj", ask: "Skal vi tage fat i natten nu?", onPage: "Det vil jeg gerne have jeres hjælp til",
		file: "oplaeg-overgange-mellem-vagter", home: "Seneste noter", keptIn: "Oplægget ligger i",
	},
	{
		lang:    "en_GB.UTF-8",
		welcome: "Stjerne helps you with one leadership challenge at a time.",
		privacy: "Stjerne sends it nowhere.",
		title:   "Handovers between shifts", step: "2 much",
		sign: "late handovers, 9 a week now, ideally 3", follow: "Follow as an indicator: late handovers",
		echo: "3 December", enough: "That is enough to begin.",
		star:  "The evening shift rang @£$€{[]}|\\~ #handover",
		value: "6", measured: "6 a week",
		understood: "We hand over to the record and not to each other.",
		askWords:   "your help", ask: "Should we take up the night shift now?", onPage: "What I would like your help with",
		file: "summary-handovers-between-shifts", home: "Latest notes", keptIn: "The summary is in",
	},
}

// From an empty machine to a summary in hand, with the keys that a leader presses.
func TestFirstHour(t *testing.T) {
	for _, h := range hours {
		t.Run(h.lang, func(t *testing.T) {
			home := t.TempDir()
			term := run(t, home, h.lang, 80, 24)
			term.expect(h.welcome, h.privacy)
			term.keys("enter")
			term.expect("1 ", "6")
			term.write(h.title)
			term.keys("enter")
			term.expect("· 2 ")
			term.write("Det vigtigste bliver sagt i døren.\rNi gange om ugen.")
			term.keys("tab")
			term.expect("· 3 ")
			term.write("Et nyt felt i skemaet.")
			term.keys("tab", "2")
			term.expect(h.step + " ✓")
			term.keys("tab")
			term.expect("· 4 ")
			term.write("Den, der går hjem, ringer.")
			term.keys("tab")
			term.expect("· 5 ")
			term.write(h.sign)
			term.expect(h.follow)
			term.keys("tab", "enter")
			term.expect("· 6 ")
			term.write("3/12")
			term.expect(h.echo)
			term.keys("tab")
			term.expect(h.enough)
			term.keys("enter")
			term.expect("▌1")

			// The first question of the first phase, and two lines from outside of it.
			term.keys("enter")
			term.write(h.understood)
			term.expect(h.understood)
			term.keys("esc")
			term.keys("s")
			term.expect("★")
			term.write(h.star)
			term.keys("enter")
			term.gone("╰")
			term.keys("m")
			term.expect("╰")
			term.write(h.value)
			term.keys("enter")
			term.gone("╰")
			term.keys("4")
			term.expect("▌4")

			// The question for the meeting is found by its words.
			term.keys("ctrl+o")
			term.expect("╰")
			term.write(h.askWords)
			term.expect("▸")
			term.keys("enter")
			term.gone("╰")
			term.write(h.ask)
			term.expect(h.ask)
			term.keys("esc", "e")
			term.expect(h.onPage)
			term.keys("e")
			term.expect(h.file)
			// Markdown, the fourth of the formats, can be compared below.
			term.keys("down", "down", "down")
			term.expect(".md")
			term.keys("enter")
			term.expect(h.keptIn)
			term.keys("esc", "esc", "esc")
			term.expect(h.home, h.star[:12])
			term.keys("q")
			if code := term.end(); code != 0 {
				t.Fatalf("exit status %d; the screen was\n%s", code, term.screen())
			}
			term.clean()

			files, err := filepath.Glob(filepath.Join(home, h.file+"*.md"))
			if err != nil || len(files) != 1 {
				t.Fatalf("the summary is not where it was said to be: %v, %v", files, err)
			}
			page, err := os.ReadFile(files[0])
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{h.title, h.onPage, h.ask, "Den, der går hjem, ringer.", h.measured, "★"} {
				if want == "★" {
					want = strings.Fields(h.star)[0]
				}
				if !strings.Contains(string(page), want) {
					t.Errorf("the summary lacks %q:\n%s", want, page)
				}
			}
			// The shell reads the same journal, and writes the same page.
			again, code := shell(t, home, h.lang, "export", "--format", "md", "-o", "-")
			if code != 0 || again != string(page) {
				t.Errorf("the shell wrote another page (status %d):\n%s", code, again)
			}
			if out, code := shell(t, home, h.lang, "show"); code != 0 || !strings.Contains(out, h.understood) {
				t.Errorf("show, status %d:\n%s", code, out)
			}
		})
	}
}
