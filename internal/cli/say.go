package cli

import (
	"bytes"
	"encoding/json"
	"strings"

	"stjerne/journal"
)

// say answers the leader: with sentences, or with --json the object. Both are
// made safe to print.
func (a *app) say(object any, lines ...string) error {
	if a.flags.json {
		return a.sayJSON(object)
	}
	return a.print(strings.Join(lines, "\n"))
}

// print writes a text and a line end, unless it ends with one.
func (a *app) print(text string) error {
	if text == "" {
		return nil
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	_, err := a.out.WriteString(safe(text))
	return err
}

func (a *app) sayJSON(object any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(object); err != nil {
		return err
	}
	_, err := a.out.Write(safeJSON(b.Bytes()))
	return err
}

// receipt is what every command that changes the journal answers with --json.
// What doesn't apply is left out; JSON.md says which command sets what.
type receipt struct {
	Command   string        `json:"command"`
	ID        string        `json:"id,omitempty"`
	Type      string        `json:"type,omitempty"`
	Challenge *challengeRef `json:"challenge,omitempty"`
	Loop      int           `json:"loop,omitempty"`
	Question  string        `json:"question,omitempty"`
	Brief     bool          `json:"brief,omitempty"`
	Member    bool          `json:"member,omitempty"`
	Value     *float64      `json:"value,omitempty"`
	Words     string        `json:"words,omitempty"`
	Kind      string        `json:"kind,omitempty"`
	Day       journal.Day   `json:"day,omitzero"`
	DayWords  string        `json:"day_words,omitempty"`
	Time      string        `json:"time,omitempty"`
	SeenBy    string        `json:"seen_by,omitempty"`
	Tags      []string      `json:"tags,omitempty"`
	Status    string        `json:"status,omitempty"`
	Outcome   string        `json:"outcome,omitempty"`
	Level     string        `json:"level,omitempty"`
	By        string        `json:"by,omitempty"`
	Meeting   *meetingRef   `json:"meeting,omitempty"`
	Indicator *indicatorRef `json:"indicator,omitempty"`
	Carried   []carriedRef  `json:"carried,omitempty"`
	Baselines []baselineRef `json:"baselines,omitempty"`
	Changed   *bool         `json:"changed,omitempty"`
	Undone    string        `json:"undone,omitempty"`
	Erased    []string      `json:"erased,omitempty"`
}

// challengeRef names a challenge.
type challengeRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// meetingRef names a meeting and says what became of it: "planned", "moved",
// "changed" or "found".
type meetingRef struct {
	ID       string      `json:"id"`
	Kind     string      `json:"kind"`
	Day      journal.Day `json:"day,omitzero"`
	DayWords string      `json:"day_words,omitempty"`
	Time     string      `json:"time,omitempty"`
	Did      string      `json:"did"`
	Before   journal.Day `json:"day_before,omitzero"`
}

// indicatorRef is an indicator with its plan for the loop.
type indicatorRef struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Unit     string   `json:"unit,omitempty"`
	Better   string   `json:"better"`
	Baseline *float64 `json:"baseline,omitempty"`
	Target   *float64 `json:"target,omitempty"`
	Expected *float64 `json:"expected,omitempty"`
	Sure     string   `json:"sure,omitempty"`
	// Earlier are expectations that were changed after something was measured.
	Earlier []expectationRef `json:"earlier,omitempty"`
}

// expectationRef is what was once expected.
type expectationRef struct {
	Value float64     `json:"value"`
	Sure  string      `json:"sure,omitempty"`
	Day   journal.Day `json:"day"`
}

func refTo(c *journal.Challenge) *challengeRef {
	return &challengeRef{ID: c.ID.String(), Title: c.Title.Words}
}

// pointer is a value that is left out of JSON where it isn't set.
func pointer(v journal.Value) *float64 {
	if !v.Set {
		return nil
	}
	return &v.N
}

func truth(b bool) *bool { return &b }
