# octavo: `make book` builds the compiler and the book, `make test` tests it.
# Both install what is missing first; `make help` lists the other verbs.

PREFIX ?= /usr/local
DESTDIR ?=
OUT := out
CC ?= gcc
CXX ?= g++
VARIANT ?=
OBJ := $(OUT)/obj$(VARIANT)
PROGRAM := $(OUT)/octavo$(VARIANT)
Q := $(if $(V),,@)
VERSION := 0.1.0

PACKAGES := libcmark-gfm libzip harfbuzz harfbuzz-subset icu-uc icu-i18n \
	tree-sitter gumbo jansson librsvg-2.0 cairo cairo-pdf libqpdf libdeflate \
	libpng zlib fontconfig
WARNINGS := -Wall -Wextra -Wshadow -Wswitch-enum -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Werror
OPTIMIZE ?= -O2 -g -ftree-vectorize
CFLAGS = -std=c11 -D_XOPEN_SOURCE=700 $(OPTIMIZE) $(WARNINGS) -Isrc -pthread \
	$(shell pkg-config --cflags $(PACKAGES)) -DOCTAVO_VERSION='"$(VERSION)"'
LDLIBS = $(shell pkg-config --libs $(PACKAGES)) -lhyphen -lhpdf -lstdc++ \
	-pthread -lm

SOURCES := $(wildcard src/*.c src/*/*.c)
DOORS := $(wildcard src/*/*.cc)
GRAMMARS := $(wildcard $(addprefix $(OUT)/npm/node_modules/, \
	tree-sitter-*/src/parser.c tree-sitter-*/src/scanner.c \
	tree-sitter-typescript/*/src/*.c \
	@tree-sitter-grammars/*/src/parser.c @tree-sitter-grammars/*/src/scanner.c))
GRAMMAR_OBJECTS := $(GRAMMARS:$(OUT)/npm/node_modules/%.c=$(OUT)/obj/grammars/%.o)
OBJECTS := $(SOURCES:src/%.c=$(OBJ)/%.o) $(DOORS:src/%.cc=$(OBJ)/%.oo)
PARTS := $(filter-out $(OBJ)/main.o,$(OBJECTS)) $(GRAMMAR_OBJECTS)
UNITS := $(patsubst tests/unit/%.c,$(OUT)/unit$(VARIANT)/%, \
	$(wildcard tests/unit/*.c))
STYLE := $(OUT)/share/epub/style.css

.PHONY: all book manual setup build units test check bless asan tidy format format-check \
	size layers bench gallery install uninstall clean help ci
.DELETE_ON_ERROR:

all: setup
	$(Q)$(MAKE) -s build

setup:
	$(Q)sh src/setup/setup.sh build

manual book: all
	$(Q)$(PROGRAM) build $(if $(filter book,$@),book,src/manual) -o $(OUT)

build: $(PROGRAM) $(STYLE)

$(PROGRAM): $(OBJECTS) $(GRAMMAR_OBJECTS)
	@echo "  link $@"
	$(Q)$(CC) $(OPTIMIZE) -o $@ $^ $(LDLIBS)

$(OBJ)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo "  cc $<"
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OBJ)/%.oo: src/%.cc
	@mkdir -p $(@D)
	@echo "  c++ $<"
	$(Q)$(CXX) -std=c++17 $(OPTIMIZE) -Wall -Wextra -Werror -Isrc -MMD -MP -c \
		-o $@ $<

$(OUT)/obj/grammars/%.o: $(OUT)/npm/node_modules/%.c
	@mkdir -p $(@D)
	@echo "  cc $(notdir $*) of $(firstword $(subst /src/, ,$*))"
	$(Q)$(CC) -std=c11 -O1 -w -I$(<D) -c -o $@ $<

$(STYLE): $(wildcard src/epub/style.css)
	@mkdir -p $(@D)
	$(Q)cp $< $@

$(OUT)/unit$(VARIANT)/%: tests/unit/%.c $(PARTS)
	@mkdir -p $(@D)
	@echo "  unit $*"
	$(Q)$(CC) $(CFLAGS) -MMD -MP -MF $(OBJ)/unit-$*.d -o $@ $< $(PARTS) \
		-lcmocka $(LDLIBS)

units: $(UNITS)

test:
	$(Q)sh src/setup/setup.sh build test
	$(Q)$(MAKE) -s build units
	$(Q)sh tests/test.sh

check: all
	$(Q)sh src/setup/setup.sh test
	$(Q)$(MAKE) -s layers size format-check units
	$(Q)sh tests/run.sh

bless: build
	$(Q)BLESS=1 sh tests/run.sh $(T)
	$(Q)git --no-pager diff --stat -- tests

layers:
	$(Q)sh tests/layers.sh

size:
	$(Q)sh tests/size.sh

format:
	$(Q)clang-format-14 -i $(wildcard src/*.[ch] src/*/*.[ch] src/*/*.cc tests/*/*.c)

format-check:
	$(Q)clang-format-14 --dry-run -Werror \
		$(wildcard src/*.[ch] src/*/*.[ch] src/*/*.cc tests/*/*.c)

asan:
	$(Q)$(MAKE) -s build units VARIANT=-asan OPTIMIZE="-O1 -g \
		-fsanitize=address,undefined -fno-sanitize-recover=undefined \
		-fno-omit-frame-pointer -DARENA_ONE_BLOCK_EACH"
	$(Q)LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0 \
		OCTAVO=$(PROGRAM)-asan UNIT=$(OUT)/unit-asan sh tests/run.sh

tidy:
	$(Q)clang-tidy --quiet $(SOURCES) -- $(CFLAGS)

bench: build
	$(Q)sh tests/bench/bench.sh

gallery: book
	$(Q)sh tests/gallery/gallery.sh

install: build
	$(Q)sh src/setup/install.sh "$(DESTDIR)$(PREFIX)"

uninstall:
	rm -rf "$(DESTDIR)$(PREFIX)/bin/octavo" "$(DESTDIR)$(PREFIX)/share/octavo" \
		"$(DESTDIR)$(PREFIX)/share/man/man1/octavo.1"

ci: test

clean:
	rm -rf $(OUT)/obj* $(OUT)/unit* $(OUT)/octavo* $(OUT)/tests

help:
	@echo "make book      build octavo and the book into out/"
	@echo "make manual    the manual; make test: the whole suite"
	@echo "make check     layers, sizes, format, unit tests and goldens"
	@echo "make bless T=stage/name   rewrite an expectation, show the diff"
	@echo "make asan tidy format size bench gallery install uninstall clean"

-include $(wildcard $(OBJ)/*.d $(OBJ)/*/*.d)
