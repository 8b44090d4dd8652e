package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.web.ClientAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in from.
 *
 * @param name browser and system, as far as they tell
 */
public record Device(String name, ClientAddress address) {

    private static final int MAX_PRODUCT_LENGTH = 40;

    private record Mark(String sign, String name) {}

    /** Each claims to be those after it. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Firefox/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    /** @param userAgent the header of that name, not to be believed */
    public static Device of(@Nullable String userAgent, ClientAddress address) {
        return new Device(describe(userAgent == null ? "" : userAgent), address);
    }

    private static String describe(String userAgent) {
        Optional<String> browser = find(BROWSERS, userAgent);
        Optional<String> system = find(SYSTEMS, userAgent);
        if (browser.isEmpty()) {
            return product(userAgent);
        }
        return system.map(name -> browser.get() + " on " + name).orElseGet(browser::get);
    }

    private static Optional<String> find(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.sign))
                .map(Mark::name)
                .findFirst();
    }

    /** What a program calls itself, for example {@code curl}. */
    private static String product(String userAgent) {
        String name = userAgent.split("[^A-Za-z0-9._-]", 2)[0];
        return name.isEmpty() ? "Unknown" : name.substring(0, Math.min(name.length(), MAX_PRODUCT_LENGTH));
    }
}
