package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.web.NetworkRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where a key may be used from: addresses and networks, none of them a name. Empty allows every address. */
record AllowedAddresses(List<NetworkRange> ranges) {

    /** All four parts, in decimal, or an IPv6 address: other spellings mean different things to different readers. */
    private static final Pattern SPELLING =
            Pattern.compile("((0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)(/\\d{1,3})?");

    AllowedAddresses {
        ranges = List.copyOf(ranges);
    }

    /** What was stored. */
    static AllowedAddresses stored(List<String> texts) {
        return new AllowedAddresses(texts.stream().map(NetworkRange::parse).toList());
    }

    /**
     * The same texts, without spaces around them.
     *
     * @throws InvalidRequest naming each that is neither an address nor a network
     */
    static List<String> checked(List<String> texts) {
        List<FieldProblem> errors = new ArrayList<>();
        List<String> checked = texts.stream().map(String::strip).toList();
        for (int index = 0; index < checked.size(); index++) {
            if (!isRange(checked.get(index))) {
                errors.add(new FieldProblem(
                        "/allowed_addresses/" + index, "is neither an IP address nor a block such as 10.0.0.0/8"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest("An allowed address cannot be read: see errors.", errors);
        }
        return checked;
    }

    boolean allow(InetAddress caller) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(caller));
    }

    private static boolean isRange(String text) {
        if (!SPELLING.matcher(text).matches()) {
            return false;
        }
        try {
            NetworkRange.parse(text);
            return true;
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }
}
