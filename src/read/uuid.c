/* SPDX-License-Identifier: MIT */
/*
 * A name-based identifier (RFC 4122, version 5): the SHA-1 sum of a name space
 * and a name. The same book has the same identifier in every build. SHA-1 as
 * in RFC 3174, for one message at a time; it guards nothing here.
 */
#include "read/private.h"

struct sha1 {
	uint32_t state[5];
	unsigned char block[64];
	size_t filled; /* bytes of the block */
	uint64_t length; /* bytes of the message */
};

static uint32_t rotate(uint32_t word, int bits)
{
	return word << bits | word >> (32 - bits);
}

static void schedule(const unsigned char block[64], uint32_t words[80])
{
	for (int i = 0; i < 16; i++)
		words[i] = (uint32_t)block[4 * i] << 24 |
			(uint32_t)block[4 * i + 1] << 16 |
			(uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 80; i++)
		words[i] = rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^
				words[i - 16],
			1);
}

/* The round's function of three words and its constant. */
static uint32_t mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
	if (round < 20)
		return ((b & c) | (~b & d)) + 0x5A827999;
	if (round < 40)
		return (b ^ c ^ d) + 0x6ED9EBA1;
	if (round < 60)
		return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
	return (b ^ c ^ d) + 0xCA62C1D6;
}

static void sha1_turn(struct sha1 *sum)
{
	uint32_t words[80];
	schedule(sum->block, words);
	uint32_t a = sum->state[0], b = sum->state[1], c = sum->state[2];
	uint32_t d = sum->state[3], e = sum->state[4];
	for (int i = 0; i < 80; i++) {
		uint32_t next = rotate(a, 5) + mix(i, b, c, d) + e + words[i];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = next;
	}
	sum->state[0] += a;
	sum->state[1] += b;
	sum->state[2] += c;
	sum->state[3] += d;
	sum->state[4] += e;
	sum->filled = 0;
}

static void sha1_put_byte(struct sha1 *sum, unsigned char byte)
{
	sum->block[sum->filled++] = byte;
	if (sum->filled == sizeof(sum->block))
		sha1_turn(sum);
}

static void sha1_put(struct sha1 *sum, const void *bytes, size_t count)
{
	const unsigned char *byte = bytes;
	for (size_t i = 0; i < count; i++)
		sha1_put_byte(sum, byte[i]);
	sum->length += count;
}

static void sha1_end(struct sha1 *sum)
{
	sha1_put_byte(sum, 0x80);
	while (sum->filled != 56)
		sha1_put_byte(sum, 0);
	for (int shift = 56; shift >= 0; shift -= 8)
		sha1_put_byte(sum, (unsigned char)(sum->length * 8 >> shift));
}

struct str uuid_of_name(struct arena *arena, struct str name)
{
	// the name space of addresses (URL), RFC 4122 appendix C
	static const unsigned char space[16] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d,
		0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30,
		0xc8 };
	struct sha1 sum = { .state = { 0x67452301, 0xEFCDAB89, 0x98BADCFE,
				    0x10325476, 0xC3D2E1F0 } };
	sha1_put(&sum, space, sizeof(space));
	sha1_put(&sum, name.at, name.length);
	sha1_end(&sum);
	uint32_t third = (sum.state[1] & 0xFFFF0FFF) | 0x5000;
	uint32_t fourth = (sum.state[2] & 0x3FFFFFFF) | 0x80000000;
	return arena_format(arena, "urn:uuid:%08x-%04x-%04x-%04x-%04x%08x",
		sum.state[0], third >> 16, third & 0xFFFF, fourth >> 16,
		fourth & 0xFFFF, sum.state[3]);
}
