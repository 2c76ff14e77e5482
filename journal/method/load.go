package method

import (
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed shape.json da.json en.json
var files embed.FS

// shape is shape.json: what there is and in which order.
type shape struct {
	Title  place        `json:"title"`
	Phases []phasePlace `json:"phases"`
	Agenda []place      `json:"agenda"`
	Rounds []struct {
		ID      string   `json:"id"`
		Prompts []string `json:"prompts"`
	} `json:"rounds"`
	First []struct {
		Items []string `json:"items"`
	} `json:"first"`
}

type phasePlace struct {
	ID     string  `json:"id"`
	Number int     `json:"number"`
	Own    string  `json:"own"` // the item after which an organisation's questions go
	Items  []place `json:"items"`
}

// place is an item without its words; the fields are those of Item.
type place struct {
	ID         string   `json:"id"`
	Heading    string   `json:"heading"` // key of a heading's words; nothing else is set then
	Kind       Kind     `json:"kind"`
	On         string   `json:"on"`
	Sheet      string   `json:"sheet"`
	Scale      string   `json:"scale"`   // key of the words of its steps
	Options    string   `json:"options"` // key of its list of options
	Only       []string `json:"only"`    // those of the options that it has; all where empty
	EntryKinds []string `json:"entry_kinds"`
	Same       string   `json:"same"`
	Under      string   `json:"under"`
	Pair       string   `json:"pair"`
	AnsweredBy []string `json:"answered_by"`
	Into       string   `json:"into"`
	Beside     string   `json:"beside"`
	Plans      bool     `json:"plans"`
	Counts     bool     `json:"counts"`
	Lives      bool     `json:"lives"`
	Ready      int      `json:"ready"`
	Page       int      `json:"page"`
	own        bool
}

// words is da.json or en.json.
type words struct {
	Vision string      `json:"vision"`
	Clause string      `json:"clause"` // what is left out where the vision is empty
	Forms  [][3]string `json:"forms"`  // as printed, for I, for we
	About  string      `json:"about"`
	Year   string      `json:"year"`
	Phases map[string]struct {
		Title string `json:"title"`
		Short string `json:"short"`
		Help  string `json:"help"`
	} `json:"phases"`
	Headings map[string]string    `json:"headings"`
	Scales   map[string]scale     `json:"scales"`
	Options  map[string][]Option  `json:"options"`
	Items    map[string]itemWords `json:"items"`
}

type scale struct {
	Verb  string   `json:"verb"`
	Steps []string `json:"steps"`
}

// itemWords are the words of one item. Ask and Both are as printed, with both
// voices' forms ("jeg/vi"); We is set where an organisation gave a form of its own.
type itemWords struct {
	Ask     string   `json:"ask"`
	We      string   `json:"-"`
	Both    string   `json:"both"`
	Lead    string   `json:"lead"`
	Short   string   `json:"short"`
	Help    string   `json:"help"`
	Name    string   `json:"name"`
	Example string   `json:"example"`
	Prompts []string `json:"prompts"`
}

// data is what a Method is assembled from, kept so that an overlay can change it.
type data struct {
	shape shape
	words words
}

// Load reads the method in one language. It fails for a language there are no
// words in; the words of the other language are not read.
func Load(lang Lang) (*Method, error) {
	if lang != Danish && lang != English {
		return nil, fmt.Errorf("method: there are no words in %q", lang)
	}
	var d data
	if err := read("shape.json", &d.shape); err != nil {
		return nil, err
	}
	if err := read(string(lang)+".json", &d.words); err != nil {
		return nil, err
	}
	m, err := assemble(d)
	if err != nil {
		return nil, fmt.Errorf("method: %s: %w", lang, err)
	}
	m.Lang = lang
	m.Vision = d.words.Vision
	return m, nil
}

func read(name string, into any) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("method: %w", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("method: %s: %w", name, err)
	}
	return nil
}
