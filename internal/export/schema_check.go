package export

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"stjerne/internal/i18n"
)

// checkJournal holds a document against the schema. The first thing that is false
// to it is told: what is wrong with a thing before what is wrong inside it, members
// by their names, items in their order.
//
// It reads schema.json and knows the keywords that stand there, no others (a test
// holds both against each other, and against a validator of somebody else's). A
// library that knows them all reads its own schemas whenever a program starts: it
// made every start of this one half as long again, for the one command that takes
// a file in.
func checkJournal(doc map[string]any) error {
	root, err := readSchema()
	if err != nil {
		return err
	}
	c := schemaCheck{defs: root["$defs"].(map[string]any)}
	return c.check(root, doc, nil, "")
}

var readSchema = sync.OnceValues(func() (root map[string]any, err error) {
	err = json.Unmarshal(journalSchema, &root)
	return root, err
})

type schemaCheck struct{ defs map[string]any }

// check holds a value against a schema; def is the definition that the schema is.
func (c schemaCheck) check(s map[string]any, v any, at []string, def string) error {
	if ref, ok := s["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		if err := c.check(c.defs[name].(map[string]any), v, at, name); err != nil {
			return err
		}
	}
	if what := c.itself(s, v, def); what != nil {
		return falseTo(at, what)
	}
	for _, part := range schemasIn(s["allOf"]) {
		if err := c.check(part, v, at, def); err != nil {
			return err
		}
	}
	if not, ok := s["not"].(map[string]any); ok && c.check(not, v, at, def) == nil {
		return falseTo(at, i18n.NewFault("json-what-other"))
	}
	switch v := v.(type) {
	case map[string]any:
		return c.members(s, v, at)
	case []any:
		if of, ok := s["items"].(map[string]any); ok {
			for i, item := range v {
				if err := c.check(of, item, append(at[:len(at):len(at)], strconv.Itoa(i)), ""); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func schemasIn(list any) (all []map[string]any) {
	items, _ := list.([]any)
	for _, one := range items {
		all = append(all, one.(map[string]any))
	}
	return all
}

func (c schemaCheck) members(s, v map[string]any, at []string) error {
	names := slices.Sorted(maps.Keys(v))
	if of, ok := s["propertyNames"].(map[string]any); ok {
		for _, name := range names {
			if c.check(of, name, at, "") != nil {
				return falseTo(at, i18n.NewFault("json-what-name", name))
			}
		}
	}
	known, _ := s["properties"].(map[string]any)
	for _, name := range names {
		of, ok := known[name].(map[string]any)
		if !ok {
			if of, ok = s["additionalProperties"].(map[string]any); !ok {
				continue
			}
		}
		if err := c.check(of, v[name], append(at[:len(at):len(at)], name), ""); err != nil {
			return err
		}
	}
	return nil
}

// itself tells what is false about a value apart from what is in it, as a fault
// whose sentence has no end of its own: it stands in another.
func (c schemaCheck) itself(s map[string]any, v any, def string) error {
	if want := typesIn(s["type"]); len(want) > 0 && !slices.ContainsFunc(want, func(one string) bool { return isType(one, v) }) {
		return i18n.NewFault("json-what-type", i18n.Key("import.type."+want[0]), i18n.Key("import.type."+typeOf(v)))
	}
	if want, ok := s["const"]; ok && !reflect.DeepEqual(want, v) {
		return i18n.NewFault("json-what-enum", asWritten(v), asWritten(want))
	}
	if want, ok := s["enum"].([]any); ok && !slices.ContainsFunc(want, func(one any) bool { return reflect.DeepEqual(one, v) }) {
		return i18n.NewFault("json-what-enum", asWritten(v), listed(want))
	}
	switch v := v.(type) {
	case float64:
		return numberFault(s, v)
	case string:
		return stringFault(s, v, def)
	case []any:
		return arrayFault(s, v)
	case map[string]any:
		return objectFault(s, v)
	}
	return nil
}

func numberFault(s map[string]any, v float64) error {
	if low, ok := s["minimum"].(float64); ok && v < low {
		return i18n.NewFault("json-what-low", low)
	}
	if high, ok := s["maximum"].(float64); ok && v > high {
		return i18n.NewFault("json-what-high", high)
	}
	return nil
}

func stringFault(s map[string]any, v, def string) error {
	n := float64(utf8.RuneCountInString(v))
	if least, ok := s["minLength"].(float64); ok && n < least {
		return i18n.NewFault("json-what-empty")
	}
	if most, ok := s["maxLength"].(float64); ok && n > most {
		return i18n.NewFault("json-what-other")
	}
	pattern, _ := s["pattern"].(string)
	if pattern != "" && !compiled(pattern).MatchString(v) || !isFormat(s["format"], v) {
		switch def {
		case "id", "day", "time", "clock":
			return i18n.NewFault("json-what-"+def, v)
		}
		return i18n.NewFault("json-what-other")
	}
	return nil
}

var patterns sync.Map

func compiled(pattern string) *regexp.Regexp {
	if known, ok := patterns.Load(pattern); ok {
		return known.(*regexp.Regexp)
	}
	made := regexp.MustCompile(pattern)
	patterns.Store(pattern, made)
	return made
}

func isFormat(format any, v string) bool {
	layout := ""
	switch format {
	case "date":
		layout = time.DateOnly
	case "date-time":
		layout = time.RFC3339Nano
	default:
		return true
	}
	_, err := time.Parse(layout, v)
	return err == nil
}

func arrayFault(s map[string]any, v []any) error {
	if least, ok := s["minItems"].(float64); ok && float64(len(v)) < least {
		return i18n.NewFault("json-what-empty")
	}
	if most, ok := s["maxItems"].(float64); ok && float64(len(v)) > most {
		return i18n.NewFault("json-what-many", int(most))
	}
	if s["uniqueItems"] == true {
		seen := map[string]int{}
		for i, item := range v {
			key := fmt.Sprintf("%T %s", item, asWritten(item))
			if first, ok := seen[key]; ok {
				return i18n.NewFault("json-what-twice", first+1, i+1)
			}
			seen[key] = i
		}
	}
	return nil
}

func objectFault(s, v map[string]any) error {
	for _, name := range textsIn(s["required"]) {
		if _, ok := v[name]; !ok {
			return i18n.NewFault("json-what-required", name)
		}
	}
	depends, _ := s["dependentRequired"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(depends)) {
		if _, ok := v[name]; !ok {
			continue
		}
		for _, other := range textsIn(depends[name]) {
			if _, ok := v[other]; !ok {
				return i18n.NewFault("json-what-required", other)
			}
		}
	}
	if most, ok := s["maxProperties"].(float64); ok && float64(len(v)) > most {
		return i18n.NewFault("json-what-many", int(most))
	}
	return nil
}

func textsIn(list any) (all []string) {
	items, _ := list.([]any)
	for _, one := range items {
		all = append(all, one.(string))
	}
	return all
}

// typesIn are the types that a value may have; the one that is wished for first.
func typesIn(of any) []string {
	if one, ok := of.(string); ok {
		return []string{one}
	}
	return textsIn(of)
}

func isType(want string, v any) bool {
	got := typeOf(v)
	if n, ok := v.(float64); ok && want == "integer" {
		return n == math.Trunc(n)
	}
	return got == want
}

func typeOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	}
	return "object"
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
