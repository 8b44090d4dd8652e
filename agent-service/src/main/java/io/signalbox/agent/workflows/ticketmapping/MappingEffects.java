package io.signalbox.agent.workflows.ticketmapping;

/** The effects of this workflow, by kind. */
public final class MappingEffects {

    /** Carries the internal contract's TicketUpsert, answers its TicketUpsertResult. */
    public static final String UPSERT_TICKET = "ticket.upsert";

    /** Carries a DeadLetterReport, answers a DeadLetterReceipt. */
    public static final String REPORT_DEAD_LETTER = "dead_letter.report";

    /** Carries an IdentityMapRequest, answers the identities it found. */
    public static final String MAP_IDENTITIES = "identities.map";

    private MappingEffects() {}
}
