-- The figures of a week as somebody would count them by hand, one statement for each breakdown.
SELECT count(*) AS total, count(*) FILTER (WHERE registered_at BETWEEN %(start)s AND %(until)s) AS new,
       count(*) FILTER (WHERE is_expert) AS expert, count(*) FILTER (WHERE is_care) AS care, count(*) FILTER (WHERE is_non_care) AS non_care,
       count(*) FILTER (WHERE gender = 'man') AS man, count(*) FILTER (WHERE gender = 'woman') AS woman,
       count(*) FILTER (WHERE sector = 'sanitaire') AS sanitaire, count(*) FILTER (WHERE sector = 'medico_social') AS medico_social,
       count(*) FILTER (WHERE legal_status = 'public') AS public, count(*) FILTER (WHERE legal_status LIKE 'private%%') AS private
FROM directory_volunteerfact WHERE from_at <= %(until)s AND (to_at IS NULL OR to_at > %(until)s);
SELECT region_id AS code, count(*) FROM directory_volunteerfact WHERE from_at <= %(until)s AND (to_at IS NULL OR to_at > %(until)s) GROUP BY 1;
SELECT function_id AS code, count(*) FROM directory_volunteerfact WHERE from_at <= %(until)s AND (to_at IS NULL OR to_at > %(until)s) GROUP BY 1;
SELECT theme_id AS code, count(*) FROM directory_volunteerfact fact JOIN directory_volunteerfact_themes offered ON offered.volunteerfact_id = fact.id
WHERE from_at <= %(until)s AND (to_at IS NULL OR to_at > %(until)s) GROUP BY 1;
SELECT count(*) AS previous_total FROM directory_volunteerfact WHERE from_at < %(start)s AND (to_at IS NULL OR to_at >= %(start)s);
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT sector AS code, count(*) FROM received JOIN help_requests_helprequestpage page ON page_ptr_id = received.id
JOIN directory_establishment establishment ON establishment.id = page.establishment_id GROUP BY 1;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT count(*) AS received FROM received;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT theme_id AS code, count(*) FROM received JOIN help_requests_helprequestpage_themes ON helprequestpage_id = received.id GROUP BY 1;
SELECT count(*) AS handled, count(DISTINCT volunteer_id) AS involved FROM help_requests_support WHERE at BETWEEN %(start)s AND %(until)s;
SELECT channel AS code, count(DISTINCT help_request_id) FROM help_requests_support WHERE at BETWEEN %(start)s AND %(until)s GROUP BY 1;
SELECT count(DISTINCT help_request_id) AS open FROM help_requests_stateperiod
WHERE state IN ('open', 'in_progress') AND started_at <= %(until)s AND (ended_at IS NULL OR ended_at > %(until)s);
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT count(DISTINCT help_request_id) AS with_tool FROM help_requests_toolsent JOIN received ON received.id = help_request_id WHERE sent_at <= %(until)s;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT count(DISTINCT thread_id) AS with_thread_post FROM community_post JOIN community_thread thread ON thread.id = thread_id
JOIN received ON received.id = thread.help_request_id WHERE at <= %(until)s AND hidden_at IS NULL AND held_at IS NULL AND withdrawn_at IS NULL;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM at - sent)) / 3600)::numeric, 1)::float AS median_hours
FROM help_requests_firstanswer JOIN received ON received.id = help_request_id WHERE at <= %(until)s;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT sum(need.number) AS asked, sum(taken.number) AS filled FROM help_requests_need need JOIN received ON received.id = need.help_request_id
LEFT JOIN (SELECT need_id, sum(number) AS number FROM help_requests_filling WHERE at <= %(until)s AND (ended_at IS NULL OR ended_at > %(until)s) GROUP BY 1) taken
  ON taken.need_id = need.id;
WITH received AS (SELECT help_request_id AS id, min(started_at) AS sent FROM help_requests_stateperiod WHERE state <> 'draft' GROUP BY 1
  HAVING min(started_at) BETWEEN %(start)s AND %(until)s)
SELECT profession_id AS code, region_id, sum(need.number), sum(taken.number) FROM help_requests_need need JOIN received ON received.id = need.help_request_id
JOIN help_requests_helprequestpage page ON page_ptr_id = received.id JOIN directory_establishment establishment ON establishment.id = page.establishment_id
LEFT JOIN (SELECT need_id, sum(number) AS number FROM help_requests_filling WHERE at <= %(until)s AND (ended_at IS NULL OR ended_at > %(until)s) GROUP BY 1) taken
  ON taken.need_id = need.id GROUP BY 1, 2
