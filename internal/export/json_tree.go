package export

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// tree turns a document that is true to the schema into a journal, and finds what
// a schema can't: ids that stand twice or refer to nothing, and times that don't
// exist. The first of those is kept in fault.
type tree struct {
	seen  map[journal.ID]bool
	loops map[journal.ID]journal.ID // each with its challenge
	fault error
}

// node is an object of the document and where it stands. Members are read by the
// names that the schema has, exactly: encoding/json would take "ID" for "id".
type node struct {
	t  *tree
	m  map[string]any
	at []string
}

func copyOf(doc map[string]any) (journal.Copy, error) {
	t := &tree{seen: map[journal.ID]bool{}, loops: map[journal.ID]journal.ID{}}
	top := node{t: t, m: doc}
	var c journal.Copy
	for _, n := range top.list("challenges") {
		c.Challenges = append(c.Challenges, n.challenge())
	}
	for _, n := range top.list("meetings") {
		c.Meetings = append(c.Meetings, n.meeting())
	}
	for _, n := range top.list("notes") {
		c.Entries = append(c.Entries, n.note())
	}
	c.Years = map[int]journal.YearOwn{}
	for _, n := range top.list("years") {
		year := n.whole("year")
		if _, twice := c.Years[year]; twice {
			n.wrong("year", i18n.NewFault("json-what-again", strconv.Itoa(year)))
		}
		own := journal.YearOwn{Texts: n.texts("texts"), Out: map[journal.ID]bool{}}
		for _, id := range n.ids("out") {
			own.Out[id] = true
		}
		c.Years[year] = own
	}
	if t.fault != nil {
		return journal.Copy{}, t.fault
	}
	return c, nil
}

func (n node) wrong(name string, what error) {
	if n.t.fault == nil {
		n.t.fault = falseTo(append(slices.Clone(n.at), name), what)
	}
}

func (n node) child(name string) (node, bool) {
	m, ok := n.m[name].(map[string]any)
	return node{n.t, m, append(slices.Clip(n.at), name)}, ok
}

// list are the objects of a list.
func (n node) list(name string) []node {
	items, _ := n.m[name].([]any)
	at := append(slices.Clip(n.at), name)
	nodes := make([]node, 0, len(items))
	for i, item := range items {
		m, _ := item.(map[string]any)
		nodes = append(nodes, node{n.t, m, append(slices.Clip(at), strconv.Itoa(i))})
	}
	return nodes
}

// keys are the names of the members in an order: which fault is told first must
// not be a matter of chance.
func (n node) keys() []string { return slices.Sorted(maps.Keys(n.m)) }

func (n node) words(name string) string {
	text, _ := n.m[name].(string)
	return text
}

func (n node) names(name string) (list []string) {
	items, _ := n.m[name].([]any)
	for _, item := range items {
		if text, ok := item.(string); ok {
			list = append(list, text)
		}
	}
	return list
}

func (n node) whole(name string) int {
	number, _ := n.m[name].(float64)
	return int(number)
}

func (n node) number(name string) journal.Value {
	number, ok := n.m[name].(float64)
	return journal.Value{N: number, Set: ok}
}

func (n node) day(name string) journal.Day {
	day, err := journal.ParseDay(n.words(name))
	if _, there := n.m[name]; there && err != nil {
		n.wrong(name, i18n.NewFault("json-what-day", n.words(name)))
	}
	return day
}

// time is an instant. Before 1970 no clock of a journal has been.
func (n node) time(name string) time.Time {
	if _, there := n.m[name]; !there {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, n.words(name))
	if err != nil || at.Unix() < 0 {
		n.wrong(name, i18n.NewFault("json-what-time", n.words(name)))
	}
	return at
}

// own is the id of an object itself, which nothing else in the file has.
func (n node) own() journal.ID {
	id := n.refers("id")
	if n.t.seen[id] {
		n.wrong("id", i18n.NewFault("json-what-again", id.String()))
	}
	n.t.seen[id] = true
	return id
}

// refers is an id that may be of anything. The journal itself has the one of
// nothing but noughts, so that is no thing's in it.
func (n node) refers(name string) journal.ID {
	text := n.words(name)
	id, err := journal.ParseID(text)
	if err != nil || id.IsZero() {
		n.wrong(name, i18n.NewFault("json-what-id", text))
	}
	return id
}

func (n node) ids(name string) []journal.ID {
	texts := n.names(name)
	list := make([]journal.ID, 0, len(texts))
	for i, text := range texts {
		id, err := journal.ParseID(text)
		if err != nil || id.IsZero() {
			n.wrong(name, i18n.NewFault("json-what-id", texts[i]))
		}
		list = append(list, id)
	}
	return list
}

func (n node) text(name string) journal.Text {
	m, ok := n.child(name)
	if !ok {
		return journal.Text{}
	}
	t := journal.Text{Words: m.words("words"), First: m.day("first"), Written: m.day("written"), At: m.time("at")}
	if carried, _ := m.m["carried"].(bool); carried {
		t.Carried = carriedOver
	}
	for _, other := range m.list("others") {
		t.Others = append(t.Others, journal.Revision{Words: other.words("words"), Day: other.day("written"), At: other.time("at")})
	}
	return t
}

// carriedOver stands for the revision that a text was copied from: an export says
// that it was, not which.
const carriedOver journal.RevisionID = "carried"

func (n node) texts(name string) map[string]journal.Text {
	m, _ := n.child(name)
	texts := make(map[string]journal.Text, len(m.m))
	for _, id := range m.keys() {
		texts[id] = m.text(id)
	}
	return texts
}

func (n node) meeting() *journal.Meeting {
	return &journal.Meeting{
		ID: n.own(), Kind: journal.MeetingKind(n.words("kind")), Day: n.day("day"), Clock: n.words("time"),
		Place: n.text("place"), Participants: n.text("participants"), Loops: n.ids("loops"),
		Texts: n.texts("texts"), Member: n.texts("member"), Created: n.time("created"), Touched: n.time("changed"),
	}
}

func (n node) note() journal.Entry {
	e := journal.Entry{
		ID: n.own(), Kind: journal.EntryKind(n.words("kind")), Day: n.day("day"), Text: n.text("text"),
		SeenBy: n.words("seenBy"), Perspective: n.words("perspective"), Tags: n.names("tags"), Created: n.time("created"),
	}
	if _, loose := n.m["loop"]; !loose {
		return e
	}
	e.Challenge, e.Loop = n.refers("challenge"), n.refers("loop")
	switch of, there := n.t.loops[e.Loop]; {
	case !there:
		n.wrong("loop", i18n.NewFault("json-what-nowhere", e.Loop.String()))
	case of != e.Challenge:
		n.wrong("challenge", i18n.NewFault("json-what-nowhere", e.Challenge.String()))
	}
	return e
}
