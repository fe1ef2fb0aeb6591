"""Additive increase, multiplicative decrease."""


class AdaptiveLimit:
    def __init__(self, start):
        self.limit = float(start)

    def success(self):
        self.limit += 1 / self.limit

    def overload(self):
        self.limit = max(1.0, self.limit / 2)


def main():
    limit, seen = AdaptiveLimit(8), []
    for answer in "sss" "o" "ssss":
        limit.success() if answer == "s" else limit.overload()
        seen.append(round(limit.limit, 2))
    print(seen)


if __name__ == "__main__":
    main()
