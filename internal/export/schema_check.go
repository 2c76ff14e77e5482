package export

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"stjerne/internal/i18n"
)

// lists are the members of a journal that hold most of it, each with the
// definition of what is in it. They are held against the schema one by one, so
// that a file of millions of faults costs no more than one with a single.
var lists = []struct{ name, def string }{
	{"challenges", "challenge"}, {"meetings", "meeting"}, {"notes", "note"}, {"years", "own"},
}

// checkJournal holds a document against the schema. The first thing that is false
// to it, in the order of the file's lists, is told.
func checkJournal(doc map[string]any) error {
	c, err := compiler()
	if err != nil {
		return err
	}
	whole, err := c.Compile(schemaID)
	if err != nil {
		return err
	}
	shell := make(map[string]any, len(doc))
	for name, v := range doc {
		shell[name] = v
	}
	for _, list := range lists {
		if _, ok := doc[list.name].([]any); ok {
			shell[list.name] = []any{}
		}
	}
	if err := checkAgainst(whole, shell, nil); err != nil {
		return err
	}
	for _, list := range lists {
		of, err := c.Compile(schemaID + "#/$defs/" + list.def)
		if err != nil {
			return err
		}
		items, _ := doc[list.name].([]any)
		for i, item := range items {
			if err := checkAgainst(of, item, []string{list.name, strconv.Itoa(i)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkAgainst(s *jsonschema.Schema, v any, at []string) error {
	err := s.Validate(v)
	if err == nil {
		return nil
	}
	wrong, ok := errors.AsType[*jsonschema.ValidationError](err)
	if !ok {
		return err
	}
	first := firstOf(wrong)
	return falseTo(slices.Concat(at, first.InstanceLocation), whatIs(first))
}

// firstOf is the fault that is told: the one whose place comes first. The library
// goes through the members of an object in no order.
func firstOf(err *jsonschema.ValidationError) *jsonschema.ValidationError {
	_, name := err.ErrorKind.(*kind.PropertyNames)
	if len(err.Causes) == 0 || name {
		return err
	}
	var first *jsonschema.ValidationError
	for _, cause := range err.Causes {
		leaf := firstOf(cause)
		if first == nil || compareFaults(leaf, first) < 0 {
			first = leaf
		}
	}
	return first
}

func compareFaults(a, b *jsonschema.ValidationError) int {
	return cmp.Or(
		slices.CompareFunc(a.InstanceLocation, b.InstanceLocation, func(x, y string) int {
			n, errN := strconv.Atoi(x)
			m, errM := strconv.Atoi(y)
			if errN == nil && errM == nil {
				return cmp.Compare(n, m)
			}
			return cmp.Compare(x, y)
		}),
		cmp.Compare(a.SchemaURL, b.SchemaURL),
		slices.Compare(a.ErrorKind.KeywordPath(), b.ErrorKind.KeywordPath()),
		cmp.Compare(nameOf(a), nameOf(b)),
	)
}

func nameOf(err *jsonschema.ValidationError) string {
	if k, ok := err.ErrorKind.(*kind.PropertyNames); ok {
		return k.Property
	}
	return ""
}

// whatIs says what is false, as a fault whose sentence has no end of its own: it
// stands in another.
func whatIs(err *jsonschema.ValidationError) error {
	switch k := err.ErrorKind.(type) {
	case *kind.Required:
		return i18n.NewFault("json-what-required", k.Missing[0])
	case *kind.DependentRequired:
		return i18n.NewFault("json-what-required", k.Missing[0])
	case *kind.Type:
		return i18n.NewFault("json-what-type", i18n.Key("import.type."+k.Want[0]), i18n.Key("import.type."+k.Got))
	case *kind.Enum:
		return i18n.NewFault("json-what-enum", asWritten(k.Got), listed(k.Want))
	case *kind.Const:
		return i18n.NewFault("json-what-enum", asWritten(k.Got), asWritten(k.Want))
	case *kind.Minimum:
		low, _ := k.Want.Float64()
		return i18n.NewFault("json-what-low", low)
	case *kind.Maximum:
		high, _ := k.Want.Float64()
		return i18n.NewFault("json-what-high", high)
	case *kind.MinItems, *kind.MinLength:
		return i18n.NewFault("json-what-empty")
	case *kind.MaxItems:
		return i18n.NewFault("json-what-many", k.Want)
	case *kind.MaxProperties:
		return i18n.NewFault("json-what-many", k.Want)
	case *kind.UniqueItems:
		return i18n.NewFault("json-what-twice", k.Duplicates[0]+1, k.Duplicates[1]+1)
	case *kind.PropertyNames:
		return i18n.NewFault("json-what-name", k.Property)
	case *kind.Pattern:
		return i18n.NewFault("json-what-"+shapeOf(err), k.Got)
	case *kind.Format:
		return i18n.NewFault("json-what-"+shapeOf(err), asWritten(k.Got))
	}
	return i18n.NewFault("json-what-other")
}

// shapeOf names the definition that a text should have had the shape of.
func shapeOf(err *jsonschema.ValidationError) string {
	_, def, _ := strings.Cut(err.SchemaURL, "#/$defs/")
	switch def {
	case "id", "day", "time", "clock":
		return def
	}
	return "other"
}

func asWritten(v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	data, err := encodeJSON(v)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}

func listed(values []any) string {
	var list []string
	for _, v := range values {
		list = append(list, asWritten(v))
	}
	return strings.Join(list, ", ")
}

// falseTo is the fault of a file that is JSON, but not what the schema says. Places
// in lists are counted from 1, as people count.
func falseTo(at []string, what error) error {
	if len(at) == 0 {
		return i18n.NewFault("json-false", i18n.Key("import.top"), what)
	}
	path := make([]string, len(at))
	for i, part := range at {
		path[i] = part
		if n, err := strconv.Atoi(part); err == nil {
			path[i] = strconv.Itoa(n + 1)
		}
	}
	return i18n.NewFault("json-false", strings.Join(path, " › "), what)
}
