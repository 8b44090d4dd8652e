/**
 * How senders without a provider of their own are read: presets, where the ticket is in a payload, and which id names it. Both services use
 * it, so the ticket an event is stored under is the ticket its fields are read from.
 */
package io.signalbox.contracts.senders;
