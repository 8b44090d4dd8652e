package io.signalbox.controlplane.auth.sso.settings;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks name servers for texts. */
@Component
class TxtRecords {

    private static final String FIRST_WAIT_MILLIS = "1500";
    private static final String TRIES = "2";
    private static final String TXT = "TXT";

    private final String server;

    TxtRecords(SignOnSettings settings) {
        String given = settings.dnsServer();
        this.server = given == null || given.isBlank() ? "dns:" : "dns://" + given.strip();
    }

    /**
     * The texts at a name, none when there is no such name.
     *
     * @param name in the form of a domain, nothing else: JNDI would read more into it
     * @throws NamingException when no server answered
     */
    List<String> at(String name) throws NamingException {
        var context = new InitialDirContext(environment());
        try {
            return texts(context.getAttributes(name, new String[] {TXT}).get(TXT));
        } catch (NameNotFoundException nothing) {
            return List.of();
        } finally {
            context.close();
        }
    }

    private Hashtable<String, String> environment() {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server);
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return environment;
    }

    private static List<String> texts(@Nullable Attribute attribute) throws NamingException {
        if (attribute == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (int index = 0; index < attribute.size(); index++) {
            texts.add(unquoted(String.valueOf(attribute.get(index))));
        }
        return texts;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
