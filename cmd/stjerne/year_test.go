//go:build unix

package main_test

import (
	"fmt"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// What the leader of TestAYear writes that stands in no sample.
const (
	heardWord   = "Ordet vente faldt hos os alle."
	eggTimer    = "Et æggeur på bænken, så begge må rejse sig."
	eggLook     = "Hvor mange samtaler der slutter, når det ringer."
	cameTo      = "Æggeuret blev glemt i skuffen. Ingen spurgte efter det."
	lastLesson  = "Det, ingen spørger efter, har ingen brug for."
	lastStar    = "En far blev siddende, selv om hans søn stod med huen på."
	ownOpening  = "Det blev året, hvor jeg lærte at vente."
	wayAhead    = "Bænken bliver stående. Æggeuret lader vi ligge."
	heardAtEnd  = "Alle har et æggeur i skuffen."
	carriedMark = "taget med fra mødet"
)

// A year as a leader has it, on the shell and on the screen of the same program:
// three loops that went in the three ways, four meetings, what one decided being the
// next loop's beginning; and the year that is handed over holds all of it.
func TestAYear(t *testing.T) {
	t.Parallel()
	y := newYear(t)
	y.do("new", "Alle svære forældresamtaler ender ved min dør")
	y.met(sampleMeeting{Kind: "kickoff", Date: y.day("01-20"), Time: "9", Place: "Byrådssalen", Participants: []string{"mig"}})

	first := y.loops[0]
	y.lived(first)
	decided := first.Meetings[0]
	y.met(decided)
	y.do("outcome", first.Outcome, first.OutcomeNote)
	y.says(y.do("next"), "Loop 2 er åbnet", "4. juni", "(plan.try)", "(observe.look)", "(act.help)",
		"Baseline for Forældresager, der når frem til mig: 3 sager pr. uge")
	y.do("set", "--started", y.loops[1].Started)
	y.carriedOver(decided.Notes["meeting.decision"], decided.Notes["meeting.decision.look"])

	second := y.loops[1]
	delete(second.Trial, "trial.when") // it would plan one more meeting
	y.lived(second)
	common := sampleMeeting{
		Kind: "common", Date: y.day("11-25"), Time: "13", Place: "Kantinen", Participants: []string{"alle ledere", "mig"},
		Notes: map[string]string{"meeting.decision": eggTimer, "meeting.decision.look": eggLook},
	}
	y.met(common, "--loops", "2")
	y.presented()
	y.lookedBack(first, second)
	y.do("outcome", "carried-out", "Ti af de 14 familier har siddet på bænken.")
	y.says(y.do("next"), "Loop 3 er åbnet", "25. november", "(plan.try)", "(observe.look)")

	y.says(y.do("show"), eggTimer, eggLook)
	y.do("set", "--started", y.day("11-26"), "--loop-title", "Æggeuret")
	y.do("measure", "Forældresager", "1", "--date", y.day("12-04"), "--seen-by", "other")
	y.do("learn", lastLesson, "--date", y.day("12-10"))
	y.do("star", lastStar, "--date", y.day("12-11"), "--seen-by", "citizen")
	y.do("outcome", "came-to-nothing", cameTo)
	y.do("answer", "renew.decision", wayAhead)
	y.met(sampleMeeting{
		Kind: "yearend", Date: y.day("12-15"), Time: "9", Place: "Kantinen", Participants: []string{"mig"},
		Notes: map[string]string{"meeting.heard": heardAtEnd},
	})

	out := noteOf(t, second, "star")
	y.gathered(out)
	y.handedOver(out)
}

// noteOf is the first note of a kind in a loop.
func noteOf(t *testing.T, l sampleLoop, kind string) string {
	t.Helper()
	for _, e := range l.Log {
		if e.Kind == kind {
			return e.Text
		}
	}
	t.Fatalf("%q has no note of the kind %s", l.Title, kind)
	return ""
}

// carriedOver looks at the answers that a loop begins with, on the screen.
func (y *aYear) carriedOver(try, look string) {
	y.t.Helper()
	term := run(y.t, y.home, danish, 80, 30)
	term.expect("Udfordringer", "loop 2")
	term.keys("down", "enter")
	// The indicators that go on stand in phase 2; what was decided for later ones is
	// nothing begun.
	term.expect("▌2 Planlægning", "esc ud")
	term.keys("esc")
	term.expect("enter skriv")
	term.keys("4")
	term.expect("Før vi går i gang", strings.TrimSpace(look), carriedMark)
	term.keys("2", "home")
	term.expect("▌2 Planlægning")
	term.expect(strings.TrimSpace(try), carriedMark)
	// What somebody has edited is theirs.
	term.keys("enter", "end")
	term.write(" Fra mandag.")
	term.expect("Fra mandag.")
	term.gone(carriedMark)
	term.keys("ctrl+q")
	term.end()
}

// presented goes through the presentation, is killed in the middle of it, and goes on.
func (y *aYear) presented() {
	y.t.Helper()
	term := run(y.t, y.home, danish, 80, 30)
	term.expect("Udfordringer")
	term.keys("p")
	term.expect("Læringsloop 2: Femten minutter på bænken", "Fællesmøde tirsdag", "mellemrum videre")
	term.onTo("Det, vi hørte på tværs")
	if s := term.screen(); strings.Contains(s, eggTimer) || strings.Contains(s, "Stjernestunder") {
		y.t.Errorf("more than the one thing is shown:\n%s", s)
	}
	term.keys("enter")
	term.expect("Note ──")
	term.write(heardWord)
	term.expect(heardWord, "✓ gemt")
	term.signal(syscall.SIGKILL)
	_ = term.cmd.Wait()
	term.close()

	again := run(y.t, y.home, danish, 80, 30)
	again.expect("Det, vi hørte på tværs", "Noteret", heardWord)
	again.onTo(eggTimer)
	again.onTo("Det var det.")
	again.keys("esc")
	again.expect("Udfordringer")
	again.choose("Mødet: dagsorden", "Mødet: dagsorden, runder og beslutning")
	again.expect("Fællesmøde ·", "Dagsorden", heardWord)
	again.keys("ctrl+q")
	again.end()
	again.clean()
}

// onTo goes on in a presentation until a text is shown.
func (t *terminal) onTo(text string) {
	t.t.Helper()
	for range 60 {
		before := t.screen()
		if strings.Contains(folded(before), text) {
			return
		}
		t.keys("space")
		t.wait("the thing after\n"+before, func(s string) bool { return s != before })
	}
	t.t.Fatalf("%q is not presented; the screen was\n%s", text, t.screen())
}

// choose does what the menu finds for some words.
func (t *terminal) choose(words, found string) {
	t.t.Helper()
	t.keys("ctrl+o")
	t.expect("─ Menu ─")
	t.write(words)
	t.expect("▸ " + found)
	t.keys("enter")
	t.gone("─ Menu ─")
}

// lookedBack holds two loops beside each other.
func (y *aYear) lookedBack(first, second sampleLoop) {
	y.t.Helper()
	term := run(y.t, y.home, danish, 120, 40)
	term.expect("Udfordringer")
	term.choose("Se tilbage, loop", "Se tilbage, loop ved siden af loop")
	term.expect("Loop 1 · "+first.Title, "Loop 2 · "+second.Title, "Vi er fem stuer", "Forældrene venter")
	term.keys("ctrl+q")
	term.end()
}

// gathered looks at last year, puts own words first and leaves a note out.
func (y *aYear) gathered(out string) {
	y.t.Helper()
	term := run(y.t, y.home, danish, 80, 30)
	term.expect("Udfordringer")
	term.choose("Året", "Året")
	term.expect(fmt.Sprintf("Året %d", y.year+1))
	term.keys("left")
	term.expect(fmt.Sprintf("Året %d", y.year), "Fælles opstart", "Årsafslutning")
	term.keys("enter")
	term.write(ownOpening)
	term.expect(ownOpening)
	term.keys("esc")
	term.focus(string([]rune(out)[:30]))
	term.keys("space")
	term.expect("udeladt")
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		y.t.Errorf("exit status %d", code)
	}
	term.clean()
}

// focus goes from row to row until the one with a text in its first line has it.
func (t *terminal) focus(text string) {
	t.t.Helper()
	for range 80 {
		before := t.screen()
		for line := range strings.SplitSeq(before, "\n") {
			if _, row, has := strings.Cut(line, "▸"); has && strings.Contains(row, text) {
				return
			}
		}
		t.keys("tab")
		t.wait("the row after\n"+before, func(s string) bool { return s != before })
	}
	t.t.Fatalf("%q got no focus; the screen was\n%s", text, t.screen())
}

// handedOver reads the year as it is exported.
func (y *aYear) handedOver(out string) {
	y.t.Helper()
	args := []string{"year", strconv.Itoa(y.year), "--format", "md", "--length", "full", "-o", "-"}
	page := y.do(args...)
	y.says(section(page, fmt.Sprintf("# Året %d", y.year)), ownOpening)

	meetings := section(page, "## Møderne")
	y.says(meetings, "**20. januar**, fælles opstart", "**4. juni**, refleksionsmøde", "**25. november**, fællesmøde",
		"**15. december**, årsafslutning", y.loops[0].Meetings[0].Notes["meeting.heard"],
		y.loops[0].Meetings[0].Notes["meeting.decision"], "Hørt på tværs: "+heardWord, "Besluttet: "+eggTimer, heardAtEnd)
	y.counts(meetings, "- **", 4)

	loops := section(page, "## Udfordringer og læringsloops")
	y.says(loops, "Læringsloop 1: Makker før leder", "Ændret undervejs", y.loops[0].OutcomeNote, y.loops[0].Answers["renew.decision"],
		"Læringsloop 2: Femten minutter på bænken", "Gennemført", "Ti af de 14 familier",
		"Læringsloop 3: Æggeuret", "Blev ikke til noget", cameTo)
	y.counts(loops, "**Læringsloop ", 3)

	gathered := map[string][]string{"learning": {lastLesson}, "aha": nil, "star": {lastStar}}
	for _, l := range y.loops {
		for _, e := range l.Log {
			kept, of := gathered[e.Kind]
			switch {
			case of && e.Text != out:
				gathered[e.Kind] = append(kept, e.Text)
			case strings.Contains(page, strings.TrimSpace(e.Text)):
				y.t.Errorf("%q is no part of the year, or was left out of it", e.Text)
			}
		}
	}
	for kind, title := range map[string]string{"learning": "Det, jeg har lært", "aha": "Aha-oplevelser", "star": "Stjernestunder"} {
		y.says(section(page, "## "+title), gathered[kind]...)
		y.counts(section(page, "## "+title), "- **", len(gathered[kind]))
	}
	y.says(section(page, "## Tegn på forandring"), "Forældresager, der når frem til mig:** fra 9 til 1 sager pr. uge")
	y.says(section(page, "## Vejen videre"), wayAhead)

	without := y.do(append(args, "--without", "signs")...)
	if section(without, "## Tegn på forandring") != "" || section(without, "## Møderne") != meetings {
		y.t.Errorf("without signs the year is\n%s", without)
	}
}

// section is what stands under a heading, "" where there is none.
func section(page, heading string) string {
	_, rest, _ := strings.Cut("\n"+page, "\n"+heading+"\n")
	text, _, _ := strings.Cut(rest, "\n## ")
	return text
}

func (y *aYear) counts(text, what string, want int) {
	y.t.Helper()
	if got := strings.Count(text, what); got != want {
		y.t.Errorf("%q stands there %d times and not %d:\n%s", what, got, want, text)
	}
}
