package i18n

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Compare orders two texts as a reader of the language expects, upper and lower
// case together: negative where a comes first, 0 where they are equal, positive
// where b comes first. Danish puts æ, ø and å last, and aa with å.
func (w *Words) Compare(a, b string) int {
	w.sorting.Lock()
	defer w.sorting.Unlock()
	return w.order().CompareString(a, b)
}

// Sort orders texts in place as Compare does. Equal ones keep their order.
func (w *Words) Sort(texts []string) {
	w.sorting.Lock()
	defer w.sorting.Unlock()
	slices.SortStableFunc(texts, w.order().CompareString)
}

// order returns the collator, made at its first use. The caller holds the lock.
func (w *Words) order() *collate.Collator {
	if w.collator == nil {
		tag := language.BritishEnglish
		if w.lang == Danish {
			tag = language.Danish
		}
		w.collator = collate.New(tag)
	}
	return w.collator
}
