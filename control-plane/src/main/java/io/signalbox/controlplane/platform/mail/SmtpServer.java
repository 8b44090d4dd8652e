package io.signalbox.controlplane.platform.mail;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server, as the setting names it. */
record SmtpServer(
        String host,
        int port,
        boolean isTls,
        @Nullable String user,
        @Nullable String password) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String TIMEOUT_MILLIS = "10000";

    /** @throws InvalidSetting when it is not {@code smtp(s)://user:password@host:port} */
    static SmtpServer parse(String url) {
        URI uri = uri(url);
        boolean isTls = "smtps".equals(uri.getScheme());
        if (uri.getHost() == null || !(isTls || "smtp".equals(uri.getScheme()))) {
            throw refused();
        }
        int port = uri.getPort() < 0 ? defaultPort(isTls) : uri.getPort();
        String credentials = uri.getRawUserInfo();
        if (credentials == null) {
            return new SmtpServer(uri.getHost(), port, isTls, null, null);
        }
        String[] parts = credentials.split(":", 2);
        return new SmtpServer(uri.getHost(), port, isTls, decode(parts[0]), parts.length < 2 ? "" : decode(parts[1]));
    }

    /** What is wrong with it is kept to ourselves: the address holds a password. */
    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException unusable) {
            throw refused();
        }
    }

    private static InvalidSetting refused() {
        return new InvalidSetting(
                "SIGNALBOX_SMTP_URL",
                "must look like smtp://user:password@host:587, with other characters percent-encoded");
    }

    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(isTls ? "smtps" : "smtp");
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername(user);
        sender.setPassword(password);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(isTls ? "mail.smtps." : "mail.smtp."));
        return sender;
    }

    private Properties properties(String prefix) {
        var properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "auth", Boolean.toString(user != null));
        properties.setProperty(prefix + "starttls.enable", "true");
        // A password goes over no wire that others could listen to.
        properties.setProperty(prefix + "starttls.required", Boolean.toString(user != null && !HERE.contains(host)));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    private static int defaultPort(boolean isTls) {
        return isTls ? 465 : 587;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
