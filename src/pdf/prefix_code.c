/* SPDX-License-Identifier: MIT */
/*
 * Huffman's algorithm on leaves sorted by their uses: pairs come into being
 * in that order too, so the two rarest are always at the heads of two queues
 * (van Leeuwen, 1976). When a word is too long the uses are evened out until
 * none is. Words of one length follow each other, shorter ones first (RFC
 * 1951, 3.2.2).
 */
#include "pdf/prefix_code.h"

#include <stdbool.h>
#include <stdlib.h>

/* A leaf or a pair. */
struct branch {
	uint32_t uses;
	int parent; /* among the branches */
	int symbol;
};

/* The two queues in one array; count: where the next pair goes. */
struct tree {
	struct branch branches[2 * CODE_SYMBOLS];
	int leaf_count, count;
	int leaf, pair; /* heads */
};

static int compare_uses(const void *a, const void *b)
{
	const struct branch *one = a, *other = b;
	if (one->uses != other->uses)
		return one->uses < other->uses ? -1 : 1;
	return one->symbol - other->symbol;
}

static int take_rarest(struct tree *tree)
{
	const struct branch *branches = tree->branches;
	bool has_leaf = tree->leaf < tree->leaf_count;
	bool has_pair = tree->pair < tree->count;
	if (has_leaf &&
		(!has_pair ||
			branches[tree->leaf].uses <= branches[tree->pair].uses))
		return tree->leaf++;
	return tree->pair++;
}

static void grow(struct tree *tree)
{
	struct branch *branches = tree->branches;
	tree->leaf = 0;
	tree->pair = tree->count = tree->leaf_count;
	while (tree->count < 2 * tree->leaf_count - 1) {
		int one = take_rarest(tree), other = take_rarest(tree);
		branches[one].parent = branches[other].parent = tree->count;
		branches[tree->count++].uses =
			branches[one].uses + branches[other].uses;
	}
}

/* Sets the lengths; false: one is too long. */
static bool measure(const struct tree *tree, struct prefix_code *code)
{
	int depths[2 * CODE_SYMBOLS];
	depths[tree->count - 1] = 0;
	for (int i = tree->count - 2; i >= 0; i--) {
		const struct branch *branch = &tree->branches[i];
		depths[i] = depths[branch->parent] + 1;
		if (i >= tree->leaf_count)
			continue;
		if (depths[i] > CODE_BITS)
			return false;
		code->lengths[branch->symbol] = (unsigned char)depths[i];
	}
	return true;
}

static void add_leaf(struct tree *tree, uint32_t uses, int symbol)
{
	tree->branches[tree->leaf_count++] =
		(struct branch){ .uses = uses, .symbol = symbol };
}

static void find_lengths(struct prefix_code *code, const uint32_t *uses)
{
	struct tree tree = { 0 };
	for (int i = 0; i < code->count; i++)
		if (uses[i] > 0)
			add_leaf(&tree, uses[i], i);
	for (int i = 0; tree.leaf_count < 2; i++)
		if (uses[i] == 0)
			add_leaf(&tree, 1, i);
	qsort(tree.branches, (size_t)tree.leaf_count, sizeof *tree.branches,
		compare_uses);
	grow(&tree);
	while (!measure(&tree, code)) {
		for (int i = 0; i < tree.leaf_count; i++)
			tree.branches[i].uses = tree.branches[i].uses / 2 + 1;
		grow(&tree);
	}
}

uint32_t reverse_bits(uint32_t bits, int count)
{
	uint32_t reversed = 0;
	for (int i = 0; i < count; i++)
		reversed |= (bits >> i & 1) << (count - 1 - i);
	return reversed;
}

void prefix_code_make(struct prefix_code *code, const uint32_t *uses, int count)
{
	*code = (struct prefix_code){ .count = count };
	find_lengths(code, uses);
	uint32_t next = 0;
	for (int length = 1; length <= CODE_BITS; length++, next <<= 1)
		for (int i = 0; i < count; i++)
			if (code->lengths[i] == length)
				code->words[i] =
					(uint16_t)reverse_bits(next++, length);
}
