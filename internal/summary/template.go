package summary

import (
	_ "embed" // the template that comes with the program
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"stjerne/internal/i18n"
	"stjerne/journal/method"
)

// Template says which sections are handed over, in which order and under which
// headings, and what stands on top of the first page.
type Template struct {
	Letterhead *Letterhead // nil for none
	page       []part
	after      []part
}

// part is one section of a template.
type part struct {
	id        string
	words     int               // of a page; 0 where it has no share of its own
	heading   map[string]string // by language, with "-we" for a group; may be nil
	questions []string          // those of a section of one's own
}

// TemplateFile is a template as its file has it; summary.toml tells what each key
// is for. Logo is a path, seen from the file.
type TemplateFile struct {
	Letterhead struct {
		Text     string `toml:"text"`
		Logo     string `toml:"logo"`
		LogoText string `toml:"logo-text"`
	} `toml:"letterhead"`
	Page  []TemplatePart `toml:"page"`
	After []TemplatePart `toml:"after"`
}

// TemplatePart is a section as a template's file has it.
type TemplatePart struct {
	Section   string            `toml:"section"`
	Words     int               `toml:"words"`
	Heading   map[string]string `toml:"heading"`
	Questions []string          `toml:"questions"`
}

//go:embed summary.toml
var defaultTemplate []byte

// DefaultTemplate is the template that comes with the program.
var DefaultTemplate = sync.OnceValue(func() *Template {
	var f TemplateFile
	if err := toml.Unmarshal(defaultTemplate, &f); err != nil {
		panic(err)
	}
	return templateOf(f)
})

func templateOf(f TemplateFile) *Template {
	t := &Template{}
	for _, to := range []struct {
		from []TemplatePart
		list *[]part
	}{{f.Page, &t.page}, {f.After, &t.after}} {
		for _, p := range to.from {
			*to.list = append(*to.list, part{p.Section, p.Words, p.Heading, p.Questions})
		}
	}
	return t
}

// Codes of what can be wrong in a template, with the arguments that follow.
const (
	templateNoPage    = "template-no-page"
	templateUnknown   = "template-unknown"    // the section; those there are
	templateDouble    = "template-double"     // the section
	templateWords     = "template-words"      // the section
	templateHeading   = "template-heading"    // the key of the language
	templateNoHeading = "template-no-heading" // the section
	templateQuestion  = "template-question"   // the question
	templateTwice     = "template-twice"      // the question
	templateNotOwn    = "template-not-own"    // the section
	templateText      = "template-text"       // the section
)

// TemplateProblem is what is wrong in a template, and where. Key is written as in
// the file (`page[2].section`, counted from 0), so that whoever read the file can
// find the line.
type TemplateProblem struct {
	Key  string
	Code string
	Args []any
}

// Error is for a programmer's eyes.
func (p *TemplateProblem) Error() string { return "summary: template: " + p.Key + ": " + p.Code }

// Fault returns the code and arguments of the user's sentence.
func (p *TemplateProblem) Fault() (code string, args []any) { return p.Code, p.Args }

// NewTemplate makes a template of a file. What is wrong in it is a
// *TemplateProblem. The letterhead is left to the caller, who can read pictures.
func NewTemplate(f TemplateFile, m *method.Method) (*Template, error) {
	if len(f.Page) == 0 {
		return nil, &TemplateProblem{Key: "page", Code: templateNoPage}
	}
	known := DefaultTemplate()
	seen, asked := map[string]bool{}, map[string]bool{}
	for _, list := range []struct {
		key   string
		parts []TemplatePart
		ids   []string
	}{{"page", f.Page, known.pageIDs()}, {"after", f.After, known.afterIDs()}} {
		for i, p := range list.parts {
			key := list.key + "[" + strconv.Itoa(i) + "]"
			if problem := p.problem(list.key == "page", list.ids, m, asked); problem != nil {
				problem.Key = key + "." + problem.Key
				return nil, problem
			}
			if seen[p.Section] {
				return nil, &TemplateProblem{key + ".section", templateDouble, []any{p.Section}}
			}
			seen[p.Section] = true
		}
	}
	return templateOf(f), nil
}

// Longest heading, and most words, that a template can give a section.
const (
	longestHeading = 120
	mostWords      = 2000
)

func (p TemplatePart) problem(page bool, ids []string, m *method.Method, asked map[string]bool) *TemplateProblem {
	own := strings.HasPrefix(p.Section, "own-") && len(p.Section) > len("own-")
	if !slices.Contains(ids, p.Section) && !(own && page) {
		return &TemplateProblem{"section", templateUnknown, []any{p.Section, strings.Join(ids, ", ")}}
	}
	if p.Words < 0 || p.Words > mostWords {
		return &TemplateProblem{"words", templateWords, []any{p.Section}}
	}
	for lang, text := range p.Heading {
		if !slices.Contains([]string{"da", "en", "da-we", "en-we"}, lang) {
			return &TemplateProblem{"heading." + lang, templateHeading, []any{lang}}
		}
		if strings.TrimSpace(text) == "" || len(text) > longestHeading || strings.ContainsAny(text, "\n\r\t\x00\x1b") {
			return &TemplateProblem{"heading." + lang, templateText, []any{p.Section}}
		}
	}
	switch {
	case !own && len(p.Questions) > 0:
		return &TemplateProblem{"questions", templateNotOwn, []any{p.Section}}
	case own && len(p.Heading) == 0:
		return &TemplateProblem{"section", templateNoHeading, []any{p.Section}}
	case own && len(p.Questions) == 0:
		return &TemplateProblem{"section", templateQuestion, []any{p.Section}}
	}
	for i, id := range p.Questions {
		item, ok := m.Item(id)
		switch {
		case !ok || item.On != method.OnLoop || item.Kind == method.Outcome:
			return &TemplateProblem{"questions", templateQuestion, []any{id}}
		case item.Page > 0 || asked[id] || slices.Contains(p.Questions[:i], id):
			return &TemplateProblem{"questions", templateTwice, []any{id}}
		}
		asked[id] = true
	}
	return nil
}

func (t *Template) pageIDs() []string  { return idsOf(t.page) }
func (t *Template) afterIDs() []string { return idsOf(t.after) }

func idsOf(parts []part) []string {
	var ids []string
	for _, p := range parts {
		ids = append(ids, p.id)
	}
	return ids
}

// SectionIDs lists the ids of all sections: the page's in its order, then those
// after it.
func (t *Template) SectionIDs() []string {
	if t == nil {
		t = DefaultTemplate()
	}
	return append(t.pageIDs(), t.afterIDs()...)
}

// Check returns a Fault for the first id that is no section's.
func (t *Template) Check(ids []string) error {
	for _, id := range ids {
		if !slices.Contains(t.SectionIDs(), id) {
			return i18n.NewFault("unknown-section", id, strings.Join(t.SectionIDs(), ", "))
		}
	}
	return nil
}

// Head is the letterhead; nil where there is none.
func (t *Template) Head() *Letterhead {
	if t == nil {
		return nil
	}
	return t.Letterhead
}

func (t *Template) part(id string) part {
	for _, list := range [][]part{t.page, t.after} {
		for _, p := range list {
			if p.id == id {
				return p
			}
		}
	}
	return part{id: id}
}

// title is the heading that the template gives a section; "" where it gives none.
// For a group its own stands first.
func (p part) title(lang string, we bool) string {
	if we && p.heading[lang+"-we"] != "" {
		return p.heading[lang+"-we"]
	}
	if p.heading[lang] != "" || len(p.questions) == 0 {
		return p.heading[lang]
	}
	// A section of an organisation's own has a heading in its own language at least.
	for _, other := range []string{"da", "en", "da-we", "en-we"} {
		if p.heading[other] != "" {
			return p.heading[other]
		}
	}
	return ""
}
