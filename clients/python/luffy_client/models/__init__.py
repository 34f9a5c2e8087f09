"""Contains all the data models used in inputs/outputs"""

from .accept_in import AcceptIn
from .access_grant_in import AccessGrantIn
from .access_grant_out import AccessGrantOut
from .account_out import AccountOut
from .action import Action
from .age_out import AgeOut
from .all_invoices_state_type_0 import AllInvoicesStateType0
from .announcement_in import AnnouncementIn
from .announcement_out import AnnouncementOut
from .anomalies_out import AnomaliesOut
from .anomaly_count_out import AnomalyCountOut
from .anomaly_count_out_kind import AnomalyCountOutKind
from .anomaly_out import AnomalyOut
from .anomaly_out_actions_item import AnomalyOutActionsItem
from .anomaly_out_channel_type_0 import AnomalyOutChannelType0
from .anomaly_out_kind import AnomalyOutKind
from .answer_in import AnswerIn
from .appeal_decision_in import AppealDecisionIn
from .appeal_decision_in_decision import AppealDecisionInDecision
from .appeal_decision_in_grade_type_0 import AppealDecisionInGradeType0
from .appeal_in import AppealIn
from .appeal_out import AppealOut
from .appeal_out_state import AppealOutState
from .appeal_state_in import AppealStateIn
from .appeal_state_in_state_type_0 import AppealStateInStateType0
from .article_filters import ArticleFilters
from .article_in import ArticleIn
from .article_item import ArticleItem
from .article_out import ArticleOut
from .article_preview_in import ArticlePreviewIn
from .article_preview_out import ArticlePreviewOut
from .article_source_out import ArticleSourceOut
from .article_status import ArticleStatus
from .article_type import ArticleType
from .ask_refund_in import AskRefundIn
from .asked_courses import AskedCourses
from .asked_enrolments import AskedEnrolments
from .asked_enrolments_status_type_0 import AskedEnrolmentsStatusType0
from .asked_filters import AskedFilters
from .asked_format import AskedFormat
from .asked_format_format import AskedFormatFormat
from .asked_imports import AskedImports
from .asked_out import AskedOut
from .asked_penalties import AskedPenalties
from .asked_penalties_state_type_0 import AskedPenaltiesStateType0
from .asked_queue import AskedQueue
from .asked_queue_name import AskedQueueName
from .asked_statement import AskedStatement
from .asked_students import AskedStudents
from .asked_teachers import AskedTeachers
from .assign_in import AssignIn
from .attach_in import AttachIn
from .attempt_out import AttemptOut
from .attempt_out_grade_type_0 import AttemptOutGradeType0
from .attempt_question_out import AttemptQuestionOut
from .audit_entry_out import AuditEntryOut
from .audit_entry_out_after_type_0 import AuditEntryOutAfterType0
from .audit_entry_out_before_type_0 import AuditEntryOutBeforeType0
from .audit_query import AuditQuery
from .ballot_in import BallotIn
from .bank_course_out import BankCourseOut
from .bank_courses_query import BankCoursesQuery
from .bank_lesson_out import BankLessonOut
from .bank_query import BankQuery
from .bank_question_in import BankQuestionIn
from .bank_question_item import BankQuestionItem
from .bank_question_out import BankQuestionOut
from .bank_version_out import BankVersionOut
from .begin_import_multi_part_body_params import BeginImportMultiPartBodyParams
from .begin_import_multi_part_body_params_table_kind import BeginImportMultiPartBodyParamsTableKind
from .berries_out import BerriesOut
from .berry_move_out import BerryMoveOut
from .berry_move_out_cause import BerryMoveOutCause
from .berry_move_out_grade import BerryMoveOutGrade
from .bill_detail_out import BillDetailOut
from .bill_out import BillOut
from .bill_out_channel import BillOutChannel
from .bill_out_state import BillOutState
from .blocker_out import BlockerOut
from .blocker_out_kind import BlockerOutKind
from .body_format import BodyFormat
from .buy_now_in import BuyNowIn
from .by_hand_in import ByHandIn
from .calendar_out import CalendarOut
from .campaign_in import CampaignIn
from .campaign_out import CampaignOut
from .campaign_query import CampaignQuery
from .cart_item_in import CartItemIn
from .cart_item_out import CartItemOut
from .cart_out import CartOut
from .cart_policy_in import CartPolicyIn
from .case_access_out import CaseAccessOut
from .case_attempt_out import CaseAttemptOut
from .case_attempt_out_channel import CaseAttemptOutChannel
from .case_coupon_out import CaseCouponOut
from .case_invoice_out import CaseInvoiceOut
from .case_line_out import CaseLineOut
from .case_notice_out import CaseNoticeOut
from .case_notice_out_channel import CaseNoticeOutChannel
from .case_out import CaseOut
from .case_out_fulfilment import CaseOutFulfilment
from .case_out_status import CaseOutStatus
from .case_reason_in import CaseReasonIn
from .case_refund_out import CaseRefundOut
from .case_refund_out_actions_item import CaseRefundOutActionsItem
from .case_request_out import CaseRequestOut
from .case_state import CaseState
from .case_step_out import CaseStepOut
from .case_step_out_after_type_0 import CaseStepOutAfterType0
from .case_step_out_before_type_0 import CaseStepOutBeforeType0
from .case_transfer_out import CaseTransferOut
from .cash_refund_out import CashRefundOut
from .cash_refund_out_state import CashRefundOutState
from .category_in import CategoryIn
from .category_out import CategoryOut
from .cause import Cause
from .certificate_out import CertificateOut
from .certificate_out_kind import CertificateOutKind
from .certificate_reason_in import CertificateReasonIn
from .certificate_rule_in import CertificateRuleIn
from .certificate_rule_out import CertificateRuleOut
from .certificate_rules_kind import CertificateRulesKind
from .certificate_rules_query import CertificateRulesQuery
from .certificate_rules_query_kind import CertificateRulesQueryKind
from .certificates_query import CertificatesQuery
from .change_out import ChangeOut
from .change_out_kind import ChangeOutKind
from .change_out_part import ChangeOutPart
from .chapter_content import ChapterContent
from .chapter_out import ChapterOut
from .choice_out import ChoiceOut
from .choose_in import ChooseIn
from .code_batch_out import CodeBatchOut
from .codes_in import CodesIn
from .codes_out import CodesOut
from .column_out import ColumnOut
from .comment_edit_in import CommentEditIn
from .comment_in import CommentIn
from .comment_out import CommentOut
from .comment_out_my_vote_type_0 import CommentOutMyVoteType0
from .comment_out_state import CommentOutState
from .comment_query import CommentQuery
from .comment_query_sort import CommentQuerySort
from .comment_vote_in import CommentVoteIn
from .comment_vote_in_value import CommentVoteInValue
from .comments_list_comments_sort import CommentsListCommentsSort
from .consent_in import ConsentIn
from .consent_out import ConsentOut
from .consent_state_out import ConsentStateOut
from .continue_out import ContinueOut
from .coupon_choice_out import CouponChoiceOut
from .coupon_out import CouponOut
from .course_content import CourseContent
from .course_copy_in import CourseCopyIn
from .course_filters import CourseFilters
from .course_filters_sort import CourseFiltersSort
from .course_item import CourseItem
from .course_new_in import CourseNewIn
from .course_out import CourseOut
from .course_outline_out import CourseOutlineOut
from .course_outline_out_reason import CourseOutlineOutReason
from .course_review_in import CourseReviewIn
from .course_review_out import CourseReviewOut
from .course_reviews_sort import CourseReviewsSort
from .course_save_in import CourseSaveIn
from .course_version_item import CourseVersionItem
from .course_version_out import CourseVersionOut
from .credit_out import CreditOut
from .dashboard_out import DashboardOut
from .dashboard_out_status import DashboardOutStatus
from .data_export_out import DataExportOut
from .data_export_out_state import DataExportOutState
from .decide_in import DecideIn
from .decide_penalty_in import DecidePenaltyIn
from .decision import Decision
from .decision_in import DecisionIn
from .deduction_out import DeductionOut
from .deductions_out import DeductionsOut
from .degree_item import DegreeItem
from .degree_out import DegreeOut
from .deletion_in import DeletionIn
from .deletion_out import DeletionOut
from .deliveries_query import DeliveriesQuery
from .deliveries_query_status_type_0 import DeliveriesQueryStatusType0
from .delivery_detail_out import DeliveryDetailOut
from .delivery_detail_out_message import DeliveryDetailOutMessage
from .delivery_detail_out_status import DeliveryDetailOutStatus
from .delivery_out import DeliveryOut
from .delivery_out_status import DeliveryOutStatus
from .difference_out import DifferenceOut
from .difference_out_channel import DifferenceOutChannel
from .document_heading_out import DocumentHeadingOut
from .document_out import DocumentOut
from .download_out import DownloadOut
from .draft_in import DraftIn
from .draft_out import DraftOut
from .earlier_out import EarlierOut
from .earlier_out_grade_type_0 import EarlierOutGradeType0
from .edited_course_out import EditedCourseOut
from .edited_homework_out import EditedHomeworkOut
from .edition_difference_out import EditionDifferenceOut
from .edition_homework_out import EditionHomeworkOut
from .edition_in import EditionIn
from .edition_out import EditionOut
from .edition_terms_out import EditionTermsOut
from .edition_terms_out_limits import EditionTermsOutLimits
from .edition_terms_out_rules import EditionTermsOutRules
from .edition_terms_out_tiers import EditionTermsOutTiers
from .editor_article_out import EditorArticleOut
from .editor_item import EditorItem
from .editor_query import EditorQuery
from .effect_out import EffectOut
from .effects_out import EffectsOut
from .endpoint_change_in import EndpointChangeIn
from .endpoint_in import EndpointIn
from .endpoint_out import EndpointOut
from .event_kind_out import EventKindOut
from .event_kind_out_example import EventKindOutExample
from .exercise_attempt_out import ExerciseAttemptOut
from .exercise_file_in import ExerciseFileIn
from .exercise_import_out import ExerciseImportOut
from .exercise_out import ExerciseOut
from .export_item import ExportItem
from .extend_in import ExtendIn
from .favourite_out import FavouriteOut
from .favourite_out_kind import FavouriteOutKind
from .favourite_query import FavouriteQuery
from .favourite_query_kind_type_0 import FavouriteQueryKindType0
from .favourite_state_out import FavouriteStateOut
from .favourite_targets_out import FavouriteTargetsOut
from .favourites_my_favourites_kind_type_0 import FavouritesMyFavouritesKindType0
from .features_out import FeaturesOut
from .fee_line_out import FeeLineOut
from .figure_out import FigureOut
from .figure_rows_out import FigureRowsOut
from .figure_summary_out import FigureSummaryOut
from .file_out import FileOut
from .file_query import FileQuery
from .file_query_format import FileQueryFormat
from .file_remark_out import FileRemarkOut
from .follow_up_in import FollowUpIn
from .follow_up_in_tool import FollowUpInTool
from .follow_up_out import FollowUpOut
from .follow_up_out_tool import FollowUpOutTool
from .forecast_out import ForecastOut
from .foreign_by_hand_in import ForeignByHandIn
from .foreign_by_hand_out import ForeignByHandOut
from .foreign_money_settled_by_hand_channel import ForeignMoneySettledByHandChannel
from .foreign_refund_out import ForeignRefundOut
from .form_in import FormIn
from .form_out import FormOut
from .format_ import Format
from .funnel_out import FunnelOut
from .gap_out import GapOut
from .gap_out_name import GapOutName
from .get_export_format import GetExportFormat
from .get_export_table_kind import GetExportTableKind
from .get_template_format import GetTemplateFormat
from .get_template_table_kind import GetTemplateTableKind
from .gift_out import GiftOut
from .gift_out_state import GiftOutState
from .given_in import GivenIn
from .given_out import GivenOut
from .grade_in import GradeIn
from .grade_in_grade import GradeInGrade
from .grading_list_appeals_state_type_0 import GradingListAppealsStateType0
from .grading_out import GradingOut
from .grading_out_grade import GradingOutGrade
from .grant_in import GrantIn
from .grants_ops_grant_file_multi_part_body_params import GrantsOpsGrantFileMultiPartBodyParams
from .heading_out import HeadingOut
from .holiday_in import HolidayIn
from .holiday_out import HolidayOut
from .home_list_learning_courses_state_type_0 import HomeListLearningCoursesStateType0
from .homework_in import HomeworkIn
from .homework_out import HomeworkOut
from .homework_out_state import HomeworkOutState
from .homework_place_out import HomeworkPlaceOut
from .homework_row_out import HomeworkRowOut
from .homework_row_out_state import HomeworkRowOutState
from .import_in import ImportIn
from .import_item import ImportItem
from .import_out import ImportOut
from .import_problem_out import ImportProblemOut
from .import_status import ImportStatus
from .invoice_line_out import InvoiceLineOut
from .invoice_out import InvoiceOut
from .invoice_out_buyer import InvoiceOutBuyer
from .invoice_out_color import InvoiceOutColor
from .invoice_out_state import InvoiceOutState
from .issue_in import IssueIn
from .jsapi_out import JsapiOut
from .jsapi_params_out import JsapiParamsOut
from .keyword_in import KeywordIn
from .keyword_in_verdict import KeywordInVerdict
from .keyword_out import KeywordOut
from .keyword_out_verdict import KeywordOutVerdict
from .kind import Kind
from .kind_counts_out import KindCountsOut
from .learning_home_out import LearningHomeOut
from .lesson_answer_out import LessonAnswerOut
from .lesson_answer_out_author_role import LessonAnswerOutAuthorRole
from .lesson_content import LessonContent
from .lesson_out import LessonOut
from .lesson_out_reason import LessonOutReason
from .lesson_question_out import LessonQuestionOut
from .lesson_question_out_author_role import LessonQuestionOutAuthorRole
from .lesson_questions_query import LessonQuestionsQuery
from .liability_out import LiabilityOut
from .like_out import LikeOut
from .likeness_out import LikenessOut
from .link_out import LinkOut
from .list_courses_sort import ListCoursesSort
from .lot_out import LotOut
from .lot_out_origin import LotOutOrigin
from .material_out import MaterialOut
from .member_price_out import MemberPriceOut
from .member_prices_out import MemberPricesOut
from .membership_offer_out import MembershipOfferOut
from .membership_period_out import MembershipPeriodOut
from .membership_plan_out import MembershipPlanOut
from .mentor_appeal_out import MentorAppealOut
from .mentor_appeal_out_grade import MentorAppealOutGrade
from .mentor_appeal_out_state import MentorAppealOutState
from .mentor_card_out import MentorCardOut
from .mentor_load_out import MentorLoadOut
from .mentoring_grading_queue_name import MentoringGradingQueueName
from .mistake_course_out import MistakeCourseOut
from .mistake_out import MistakeOut
from .mistakes_query import MistakesQuery
from .moderation_case_out import ModerationCaseOut
from .moderation_case_out_reports import ModerationCaseOutReports
from .moderation_query import ModerationQuery
from .module_out import ModuleOut
from .money_back_out import MoneyBackOut
from .money_back_out_reason import MoneyBackOutReason
from .money_back_out_state import MoneyBackOutState
from .my_article_out import MyArticleOut
from .my_coupon_out import MyCouponOut
from .my_course_out import MyCourseOut
from .my_course_out_opened_by import MyCourseOutOpenedBy
from .my_course_out_state import MyCourseOutState
from .my_courses_query import MyCoursesQuery
from .my_courses_query_state_type_0 import MyCoursesQueryStateType0
from .my_degree_out import MyDegreeOut
from .my_degree_out_status import MyDegreeOutStatus
from .my_membership_out import MyMembershipOut
from .my_orders_status_type_0 import MyOrdersStatusType0
from .my_product_out import MyProductOut
from .my_product_out_opened_by import MyProductOutOpenedBy
from .my_review_out import MyReviewOut
from .my_review_out_standing import MyReviewOutStanding
from .my_student_out import MyStudentOut
from .my_student_out_status import MyStudentOutStatus
from .named import Named
from .new_endpoint_out import NewEndpointOut
from .new_token_out import NewTokenOut
from .next_edition_out import NextEditionOut
from .next_edition_out_new_limits import NextEditionOutNewLimits
from .next_edition_out_new_rules import NextEditionOutNewRules
from .next_edition_out_old_limits import NextEditionOutOldLimits
from .next_edition_out_old_rules import NextEditionOutOldRules
from .note_in import NoteIn
from .note_out import NoteOut
from .notes_query import NotesQuery
from .notice_field_out import NoticeFieldOut
from .notification_out import NotificationOut
from .notification_query import NotificationQuery
from .now_out import NowOut
from .now_out_obstacle_type_0 import NowOutObstacleType0
from .ok_account_out import OkAccountOut
from .ok_announcement_out import OkAnnouncementOut
from .ok_anomalies_out import OkAnomaliesOut
from .ok_article_out import OkArticleOut
from .ok_article_preview_out import OkArticlePreviewOut
from .ok_article_source_out import OkArticleSourceOut
from .ok_bank_question_out import OkBankQuestionOut
from .ok_bill_detail_out import OkBillDetailOut
from .ok_calendar_out import OkCalendarOut
from .ok_campaign_out import OkCampaignOut
from .ok_cart_out import OkCartOut
from .ok_case_out import OkCaseOut
from .ok_certificate_rule_out import OkCertificateRuleOut
from .ok_codes_out import OkCodesOut
from .ok_comment_out import OkCommentOut
from .ok_consent_out import OkConsentOut
from .ok_consent_state_out import OkConsentStateOut
from .ok_course_out import OkCourseOut
from .ok_course_outline_out import OkCourseOutlineOut
from .ok_course_review_out import OkCourseReviewOut
from .ok_course_version_out import OkCourseVersionOut
from .ok_dashboard_out import OkDashboardOut
from .ok_data_export_out import OkDataExportOut
from .ok_deductions_out import OkDeductionsOut
from .ok_degree_out import OkDegreeOut
from .ok_deletion_out import OkDeletionOut
from .ok_delivery_detail_out import OkDeliveryDetailOut
from .ok_delivery_out import OkDeliveryOut
from .ok_difference_out import OkDifferenceOut
from .ok_download_out import OkDownloadOut
from .ok_draft_out import OkDraftOut
from .ok_edited_course_out import OkEditedCourseOut
from .ok_edited_homework_out import OkEditedHomeworkOut
from .ok_edition_difference_out import OkEditionDifferenceOut
from .ok_edition_out import OkEditionOut
from .ok_editor_article_out import OkEditorArticleOut
from .ok_effects_out import OkEffectsOut
from .ok_endpoint_out import OkEndpointOut
from .ok_exercise_attempt_out import OkExerciseAttemptOut
from .ok_exercise_import_out import OkExerciseImportOut
from .ok_exercise_out import OkExerciseOut
from .ok_favourite_state_out import OkFavouriteStateOut
from .ok_favourite_targets_out import OkFavouriteTargetsOut
from .ok_figure_out import OkFigureOut
from .ok_figure_rows_out import OkFigureRowsOut
from .ok_file_out import OkFileOut
from .ok_follow_up_out import OkFollowUpOut
from .ok_foreign_by_hand_out import OkForeignByHandOut
from .ok_foreign_refund_out import OkForeignRefundOut
from .ok_form_out import OkFormOut
from .ok_gift_out import OkGiftOut
from .ok_given_out import OkGivenOut
from .ok_holiday_out import OkHolidayOut
from .ok_homework_out import OkHomeworkOut
from .ok_import_out import OkImportOut
from .ok_invoice_out import OkInvoiceOut
from .ok_keyword_out import OkKeywordOut
from .ok_learning_home_out import OkLearningHomeOut
from .ok_lesson_answer_out import OkLessonAnswerOut
from .ok_lesson_out import OkLessonOut
from .ok_lesson_question_out import OkLessonQuestionOut
from .ok_liability_out import OkLiabilityOut
from .ok_like_out import OkLikeOut
from .ok_link_out import OkLinkOut
from .ok_member_prices_out import OkMemberPricesOut
from .ok_membership_offer_out import OkMembershipOfferOut
from .ok_mentor_appeal_out import OkMentorAppealOut
from .ok_moderation_case_out import OkModerationCaseOut
from .ok_my_article_out import OkMyArticleOut
from .ok_my_coupon_out import OkMyCouponOut
from .ok_my_membership_out import OkMyMembershipOut
from .ok_my_review_out import OkMyReviewOut
from .ok_my_student_out import OkMyStudentOut
from .ok_new_endpoint_out import OkNewEndpointOut
from .ok_new_token_out import OkNewTokenOut
from .ok_next_edition_out import OkNextEditionOut
from .ok_none_type import OkNoneType
from .ok_note_out import OkNoteOut
from .ok_notification_out import OkNotificationOut
from .ok_olx_import_out import OkOlxImportOut
from .ok_ops_account_out import OkOpsAccountOut
from .ok_ops_category_out import OkOpsCategoryOut
from .ok_ops_certificate_out import OkOpsCertificateOut
from .ok_ops_invoice_in_full_out import OkOpsInvoiceInFullOut
from .ok_ops_invoice_out import OkOpsInvoiceOut
from .ok_ops_plan_out import OkOpsPlanOut
from .ok_ops_refund_case_out import OkOpsRefundCaseOut
from .ok_ops_teacher_out import OkOpsTeacherOut
from .ok_ops_withdrawal_out import OkOpsWithdrawalOut
from .ok_order_invoices_out import OkOrderInvoicesOut
from .ok_order_with_money_back_out import OkOrderWithMoneyBackOut
from .ok_page_access_grant_out import OkPageAccessGrantOut
from .ok_page_article_item import OkPageArticleItem
from .ok_page_article_source_out import OkPageArticleSourceOut
from .ok_page_audit_entry_out import OkPageAuditEntryOut
from .ok_page_bank_course_out import OkPageBankCourseOut
from .ok_page_bank_lesson_out import OkPageBankLessonOut
from .ok_page_bank_question_item import OkPageBankQuestionItem
from .ok_page_bill_out import OkPageBillOut
from .ok_page_campaign_out import OkPageCampaignOut
from .ok_page_category_out import OkPageCategoryOut
from .ok_page_certificate_out import OkPageCertificateOut
from .ok_page_certificate_rule_out import OkPageCertificateRuleOut
from .ok_page_code_batch_out import OkPageCodeBatchOut
from .ok_page_comment_out import OkPageCommentOut
from .ok_page_coupon_out import OkPageCouponOut
from .ok_page_course_item import OkPageCourseItem
from .ok_page_course_review_out import OkPageCourseReviewOut
from .ok_page_course_version_item import OkPageCourseVersionItem
from .ok_page_degree_item import OkPageDegreeItem
from .ok_page_delivery_out import OkPageDeliveryOut
from .ok_page_edited_homework_out import OkPageEditedHomeworkOut
from .ok_page_edition_homework_out import OkPageEditionHomeworkOut
from .ok_page_edition_out import OkPageEditionOut
from .ok_page_editor_item import OkPageEditorItem
from .ok_page_endpoint_out import OkPageEndpointOut
from .ok_page_export_item import OkPageExportItem
from .ok_page_favourite_out import OkPageFavouriteOut
from .ok_page_file_out import OkPageFileOut
from .ok_page_follow_up_out import OkPageFollowUpOut
from .ok_page_gift_out import OkPageGiftOut
from .ok_page_holiday_out import OkPageHolidayOut
from .ok_page_homework_place_out import OkPageHomeworkPlaceOut
from .ok_page_import_item import OkPageImportItem
from .ok_page_invoice_out import OkPageInvoiceOut
from .ok_page_keyword_out import OkPageKeywordOut
from .ok_page_lesson_answer_out import OkPageLessonAnswerOut
from .ok_page_lesson_question_out import OkPageLessonQuestionOut
from .ok_page_lot_out import OkPageLotOut
from .ok_page_mentor_appeal_out import OkPageMentorAppealOut
from .ok_page_mentor_load_out import OkPageMentorLoadOut
from .ok_page_mistake_course_out import OkPageMistakeCourseOut
from .ok_page_mistake_out import OkPageMistakeOut
from .ok_page_moderation_case_out import OkPageModerationCaseOut
from .ok_page_my_coupon_out import OkPageMyCouponOut
from .ok_page_my_course_out import OkPageMyCourseOut
from .ok_page_my_degree_out import OkPageMyDegreeOut
from .ok_page_my_product_out import OkPageMyProductOut
from .ok_page_my_review_out import OkPageMyReviewOut
from .ok_page_note_out import OkPageNoteOut
from .ok_page_notification_out import OkPageNotificationOut
from .ok_page_ops_account_out import OkPageOpsAccountOut
from .ok_page_ops_category_out import OkPageOpsCategoryOut
from .ok_page_ops_certificate_out import OkPageOpsCertificateOut
from .ok_page_ops_course_item import OkPageOpsCourseItem
from .ok_page_ops_data_export_out import OkPageOpsDataExportOut
from .ok_page_ops_degree_item import OkPageOpsDegreeItem
from .ok_page_ops_enrolment_out import OkPageOpsEnrolmentOut
from .ok_page_ops_invoice_out import OkPageOpsInvoiceOut
from .ok_page_ops_plan_out import OkPageOpsPlanOut
from .ok_page_ops_refund_out import OkPageOpsRefundOut
from .ok_page_ops_teacher_out import OkPageOpsTeacherOut
from .ok_page_ops_withdrawal_out import OkPageOpsWithdrawalOut
from .ok_page_order_out import OkPageOrderOut
from .ok_page_order_row_out import OkPageOrderRowOut
from .ok_page_penalty_out import OkPagePenaltyOut
from .ok_page_queue_row_out import OkPageQueueRowOut
from .ok_page_refund_out import OkPageRefundOut
from .ok_page_review_out import OkPageReviewOut
from .ok_page_score_out import OkPageScoreOut
from .ok_page_searched_out import OkPageSearchedOut
from .ok_page_session_out import OkPageSessionOut
from .ok_page_sign_in_out import OkPageSignInOut
from .ok_page_snippet_out import OkPageSnippetOut
from .ok_page_student_out import OkPageStudentOut
from .ok_page_synonyms_out import OkPageSynonymsOut
from .ok_page_thread_out import OkPageThreadOut
from .ok_page_title_out import OkPageTitleOut
from .ok_page_to_review_out import OkPageToReviewOut
from .ok_page_token_out import OkPageTokenOut
from .ok_page_transfer_out import OkPageTransferOut
from .ok_page_withdrawal_out import OkPageWithdrawalOut
from .ok_payee_out import OkPayeeOut
from .ok_penalty_out import OkPenaltyOut
from .ok_placed_out import OkPlacedOut
from .ok_play_out import OkPlayOut
from .ok_practised_out import OkPractisedOut
from .ok_preferences_out import OkPreferencesOut
from .ok_privacy_out import OkPrivacyOut
from .ok_privacy_policy_out import OkPrivacyPolicyOut
from .ok_progress_out import OkProgressOut
from .ok_quote_out import OkQuoteOut
from .ok_rating_out import OkRatingOut
from .ok_reach_out import OkReachOut
from .ok_recovery_codes_out import OkRecoveryCodesOut
from .ok_refund_out import OkRefundOut
from .ok_refund_quote_out import OkRefundQuoteOut
from .ok_replayed_out import OkReplayedOut
from .ok_reported_out import OkReportedOut
from .ok_review_out import OkReviewOut
from .ok_search_out import OkSearchOut
from .ok_second_factor_out import OkSecondFactorOut
from .ok_set_up_out import OkSetUpOut
from .ok_site_out import OkSiteOut
from .ok_site_settings_out import OkSiteSettingsOut
from .ok_snippet_out import OkSnippetOut
from .ok_statement_out import OkStatementOut
from .ok_student_form_out import OkStudentFormOut
from .ok_submission_to_grade_out import OkSubmissionToGradeOut
from .ok_suggestions_out import OkSuggestionsOut
from .ok_synonyms_out import OkSynonymsOut
from .ok_tally_out import OkTallyOut
from .ok_tax_number_out import OkTaxNumberOut
from .ok_teacher_page_out import OkTeacherPageOut
from .ok_teaching_out import OkTeachingOut
from .ok_text_kinds_out import OkTextKindsOut
from .ok_title_out import OkTitleOut
from .ok_union_privacy_policy_out_none_type import OkUnionPrivacyPolicyOutNoneType
from .ok_unread_out import OkUnreadOut
from .ok_unsubscribed_out import OkUnsubscribedOut
from .ok_verified_certificate_out import OkVerifiedCertificateOut
from .ok_view_out import OkViewOut
from .ok_wallet_out import OkWalletOut
from .ok_watch_in import OkWatchIn
from .ok_wechat_payer_out import OkWechatPayerOut
from .ok_withdrawal_out import OkWithdrawalOut
from .oklist_event_kind_out import OklistEventKindOut
from .oklist_figure_summary_out import OklistFigureSummaryOut
from .oklist_payment_method_out import OklistPaymentMethodOut
from .oklist_refund_rule_out import OklistRefundRuleOut
from .oklist_role_out import OklistRoleOut
from .oklist_table_out import OklistTableOut
from .olx_counts_out import OlxCountsOut
from .olx_gap_count_out import OlxGapCountOut
from .olx_gap_out import OlxGapOut
from .olx_import_in import OlxImportIn
from .olx_import_olx_multi_part_body_params import OlxImportOlxMultiPartBodyParams
from .olx_import_out import OlxImportOut
from .ops_account_out import OpsAccountOut
from .ops_account_query import OpsAccountQuery
from .ops_account_query_role_type_0 import OpsAccountQueryRoleType0
from .ops_accounts_role_type_0 import OpsAccountsRoleType0
from .ops_anomalies_kind_type_0 import OpsAnomaliesKindType0
from .ops_attach_foreign_money_channel import OpsAttachForeignMoneyChannel
from .ops_bill_channel import OpsBillChannel
from .ops_category_out import OpsCategoryOut
from .ops_certificate_out import OpsCertificateOut
from .ops_certificate_out_kind import OpsCertificateOutKind
from .ops_course_item import OpsCourseItem
from .ops_data_export_out import OpsDataExportOut
from .ops_data_export_out_state import OpsDataExportOutState
from .ops_degree_item import OpsDegreeItem
from .ops_enrolment_out import OpsEnrolmentOut
from .ops_enrolment_out_status import OpsEnrolmentOutStatus
from .ops_figure_file_format import OpsFigureFileFormat
from .ops_figure_rows_file_format import OpsFigureRowsFileFormat
from .ops_gifts_state_type_0 import OpsGiftsStateType0
from .ops_invoice_in_full_out import OpsInvoiceInFullOut
from .ops_invoice_in_full_out_buyer import OpsInvoiceInFullOutBuyer
from .ops_invoice_in_full_out_color import OpsInvoiceInFullOutColor
from .ops_invoice_in_full_out_state import OpsInvoiceInFullOutState
from .ops_invoice_out import OpsInvoiceOut
from .ops_invoice_out_buyer import OpsInvoiceOutBuyer
from .ops_invoice_out_color import OpsInvoiceOutColor
from .ops_invoice_out_state import OpsInvoiceOutState
from .ops_issue_file_multi_part_body_params import OpsIssueFileMultiPartBodyParams
from .ops_list_enrolments_status_type_0 import OpsListEnrolmentsStatusType0
from .ops_plan_out import OpsPlanOut
from .ops_refund_case_out import OpsRefundCaseOut
from .ops_refund_case_out_actions_item import OpsRefundCaseOutActionsItem
from .ops_refund_case_out_state import OpsRefundCaseOutState
from .ops_refund_foreign_money_channel import OpsRefundForeignMoneyChannel
from .ops_refund_line_out import OpsRefundLineOut
from .ops_refund_line_out_facts import OpsRefundLineOutFacts
from .ops_refund_line_out_judged_by_rule import OpsRefundLineOutJudgedByRule
from .ops_refund_out import OpsRefundOut
from .ops_refund_out_actions_item import OpsRefundOutActionsItem
from .ops_refund_out_state import OpsRefundOutState
from .ops_refunds_state_type_0 import OpsRefundsStateType0
from .ops_run_bill_channel import OpsRunBillChannel
from .ops_sign_ins_outcome_type_0 import OpsSignInsOutcomeType0
from .ops_sub_category_out import OpsSubCategoryOut
from .ops_teacher_out import OpsTeacherOut
from .ops_webhook_deliveries_status_type_0 import OpsWebhookDeliveriesStatusType0
from .ops_withdrawal_out import OpsWithdrawalOut
from .ops_withdrawal_out_moves_item import OpsWithdrawalOutMovesItem
from .ops_withdrawal_out_state import OpsWithdrawalOutState
from .ops_withdrawals_state_type_0 import OpsWithdrawalsStateType0
from .order_in import OrderIn
from .order_invoices_out import OrderInvoicesOut
from .order_line_out import OrderLineOut
from .order_line_out_refund_state_type_0 import OrderLineOutRefundStateType0
from .order_out import OrderOut
from .order_out_actions_item import OrderOutActionsItem
from .order_out_status import OrderOutStatus
from .order_row_out import OrderRowOut
from .order_row_out_fulfilment import OrderRowOutFulfilment
from .order_row_out_status import OrderRowOutStatus
from .order_with_money_back_out import OrderWithMoneyBackOut
from .order_with_money_back_out_actions_item import OrderWithMoneyBackOutActionsItem
from .order_with_money_back_out_status import OrderWithMoneyBackOutStatus
from .origin_out import OriginOut
from .origin_out_origin import OriginOutOrigin
from .outline_chapter_out import OutlineChapterOut
from .outline_content import OutlineContent
from .outline_lesson_out import OutlineLessonOut
from .outline_lesson_out_reason import OutlineLessonOutReason
from .outline_out import OutlineOut
from .owed_out import OwedOut
from .owed_out_origin import OwedOutOrigin
from .page_access_grant_out import PageAccessGrantOut
from .page_article_item import PageArticleItem
from .page_article_source_out import PageArticleSourceOut
from .page_audit_entry_out import PageAuditEntryOut
from .page_bank_course_out import PageBankCourseOut
from .page_bank_lesson_out import PageBankLessonOut
from .page_bank_question_item import PageBankQuestionItem
from .page_bill_out import PageBillOut
from .page_campaign_out import PageCampaignOut
from .page_category_out import PageCategoryOut
from .page_certificate_out import PageCertificateOut
from .page_certificate_rule_out import PageCertificateRuleOut
from .page_code_batch_out import PageCodeBatchOut
from .page_comment_out import PageCommentOut
from .page_coupon_out import PageCouponOut
from .page_course_item import PageCourseItem
from .page_course_review_out import PageCourseReviewOut
from .page_course_version_item import PageCourseVersionItem
from .page_degree_item import PageDegreeItem
from .page_delivery_out import PageDeliveryOut
from .page_edited_homework_out import PageEditedHomeworkOut
from .page_edition_homework_out import PageEditionHomeworkOut
from .page_edition_out import PageEditionOut
from .page_editor_item import PageEditorItem
from .page_endpoint_out import PageEndpointOut
from .page_export_item import PageExportItem
from .page_favourite_out import PageFavouriteOut
from .page_file_out import PageFileOut
from .page_follow_up_out import PageFollowUpOut
from .page_gift_out import PageGiftOut
from .page_holiday_out import PageHolidayOut
from .page_homework_place_out import PageHomeworkPlaceOut
from .page_import_item import PageImportItem
from .page_invoice_out import PageInvoiceOut
from .page_keyword_out import PageKeywordOut
from .page_lesson_answer_out import PageLessonAnswerOut
from .page_lesson_question_out import PageLessonQuestionOut
from .page_lot_out import PageLotOut
from .page_mentor_appeal_out import PageMentorAppealOut
from .page_mentor_load_out import PageMentorLoadOut
from .page_mistake_course_out import PageMistakeCourseOut
from .page_mistake_out import PageMistakeOut
from .page_moderation_case_out import PageModerationCaseOut
from .page_my_coupon_out import PageMyCouponOut
from .page_my_course_out import PageMyCourseOut
from .page_my_degree_out import PageMyDegreeOut
from .page_my_product_out import PageMyProductOut
from .page_my_review_out import PageMyReviewOut
from .page_note_out import PageNoteOut
from .page_notification_out import PageNotificationOut
from .page_ops_account_out import PageOpsAccountOut
from .page_ops_category_out import PageOpsCategoryOut
from .page_ops_certificate_out import PageOpsCertificateOut
from .page_ops_course_item import PageOpsCourseItem
from .page_ops_data_export_out import PageOpsDataExportOut
from .page_ops_degree_item import PageOpsDegreeItem
from .page_ops_enrolment_out import PageOpsEnrolmentOut
from .page_ops_invoice_out import PageOpsInvoiceOut
from .page_ops_plan_out import PageOpsPlanOut
from .page_ops_refund_out import PageOpsRefundOut
from .page_ops_teacher_out import PageOpsTeacherOut
from .page_ops_withdrawal_out import PageOpsWithdrawalOut
from .page_order_out import PageOrderOut
from .page_order_row_out import PageOrderRowOut
from .page_penalty_out import PagePenaltyOut
from .page_query import PageQuery
from .page_queue_row_out import PageQueueRowOut
from .page_refund_out import PageRefundOut
from .page_review_out import PageReviewOut
from .page_score_out import PageScoreOut
from .page_searched_out import PageSearchedOut
from .page_session_out import PageSessionOut
from .page_sign_in_out import PageSignInOut
from .page_snippet_out import PageSnippetOut
from .page_student_out import PageStudentOut
from .page_synonyms_out import PageSynonymsOut
from .page_thread_out import PageThreadOut
from .page_title_out import PageTitleOut
from .page_to_review_out import PageToReviewOut
from .page_token_out import PageTokenOut
from .page_transfer_out import PageTransferOut
from .page_withdrawal_out import PageWithdrawalOut
from .paid_in import PaidIn
from .password_in import PasswordIn
from .pay_in import PayIn
from .pay_in_payment_method import PayInPaymentMethod
from .payee_in import PayeeIn
from .payee_out import PayeeOut
from .payment_method_out import PaymentMethodOut
from .payment_method_out_channel import PaymentMethodOutChannel
from .payment_method_out_device import PaymentMethodOutDevice
from .payment_method_out_name import PaymentMethodOutName
from .penalties_list_penalties_state_type_0 import PenaltiesListPenaltiesStateType0
from .penalty_out import PenaltyOut
from .penalty_out_cause import PenaltyOutCause
from .penalty_out_state import PenaltyOutState
from .person_out import PersonOut
from .phone_code_in import PhoneCodeIn
from .phone_in import PhoneIn
from .piece_out import PieceOut
from .place_in import PlaceIn
from .place_in_payment_method_type_0 import PlaceInPaymentMethodType0
from .placed_out import PlacedOut
from .plan_in import PlanIn
from .plan_out import PlanOut
from .plan_policy_out import PlanPolicyOut
from .plan_price_in import PlanPriceIn
from .play_in import PlayIn
from .play_out import PlayOut
from .play_out_kind import PlayOutKind
from .policy_out import PolicyOut
from .position import Position
from .practised_out import PractisedOut
from .preference_in import PreferenceIn
from .preference_out import PreferenceOut
from .preferences_in import PreferencesIn
from .preferences_in_kinds import PreferencesInKinds
from .preferences_in_language import PreferencesInLanguage
from .preferences_out import PreferencesOut
from .preferences_out_language import PreferencesOutLanguage
from .preview_out import PreviewOut
from .preview_out_grade import PreviewOutGrade
from .price_content import PriceContent
from .price_content_access_days import PriceContentAccessDays
from .price_policy_out import PricePolicyOut
from .privacy_out import PrivacyOut
from .privacy_policy_in import PrivacyPolicyIn
from .privacy_policy_out import PrivacyPolicyOut
from .problem_out import ProblemOut
from .progress_in import ProgressIn
from .progress_out import ProgressOut
from .proof_in import ProofIn
from .proposal_out import ProposalOut
from .proposal_out_cause import ProposalOutCause
from .proposal_out_state import ProposalOutState
from .put_site_logo_file_params import PutSiteLogoFileParams
from .qr_out import QrOut
from .question_content import QuestionContent
from .question_in import QuestionIn
from .question_out import QuestionOut
from .queue_out import QueueOut
from .queue_row_out import QueueRowOut
from .quote_line_out import QuoteLineOut
from .quote_out import QuoteOut
from .rank_in import RankIn
from .rank_in_role import RankInRole
from .rating_out import RatingOut
from .reach_out import ReachOut
from .read_all_in import ReadAllIn
from .reason import Reason
from .reason_in import ReasonIn
from .recommend_in import RecommendIn
from .recovery_codes_out import RecoveryCodesOut
from .redeem_in import RedeemIn
from .redirect_out import RedirectOut
from .refund_coupon_out import RefundCouponOut
from .refund_line_out import RefundLineOut
from .refund_out import RefundOut
from .refund_out_channel_type_0 import RefundOutChannelType0
from .refund_out_state import RefundOutState
from .refund_quote_in import RefundQuoteIn
from .refund_quote_line_out import RefundQuoteLineOut
from .refund_quote_line_out_refused_type_0 import RefundQuoteLineOutRefusedType0
from .refund_quote_out import RefundQuoteOut
from .refund_rule_out import RefundRuleOut
from .refund_rule_out_gives import RefundRuleOutGives
from .refund_rule_out_product_kind import RefundRuleOutProductKind
from .refund_today_out import RefundTodayOut
from .refusal import Refusal
from .refusal_detail import RefusalDetail
from .register_in import RegisterIn
from .regrade_in import RegradeIn
from .regrade_in_grade import RegradeInGrade
from .replayed_out import ReplayedOut
from .report_in import ReportIn
from .reported_out import ReportedOut
from .restore_in import RestoreIn
from .result_out import ResultOut
from .retry_in import RetryIn
from .review_in import ReviewIn
from .review_out import ReviewOut
from .review_sort import ReviewSort
from .reviews_query import ReviewsQuery
from .reviews_query_sort import ReviewsQuerySort
from .rhythm import Rhythm
from .role_out import RoleOut
from .role_out_role import RoleOutRole
from .rows_file_query import RowsFileQuery
from .rows_file_query_format import RowsFileQueryFormat
from .rows_query import RowsQuery
from .rules_in import RulesIn
from .rules_in_limits import RulesInLimits
from .rules_in_percents import RulesInPercents
from .scholarship_out import ScholarshipOut
from .scope import Scope
from .score_out import ScoreOut
from .search_everything_kind_type_0 import SearchEverythingKindType0
from .search_item_out import SearchItemOut
from .search_item_out_kind import SearchItemOutKind
from .search_out import SearchOut
from .search_query import SearchQuery
from .search_query_kind_type_0 import SearchQueryKindType0
from .searched_out import SearchedOut
from .second_factor_out import SecondFactorOut
from .section_out import SectionOut
from .segment_in import SegmentIn
from .segment_problem_out import SegmentProblemOut
from .session_out import SessionOut
from .set_up_in import SetUpIn
from .set_up_out import SetUpOut
from .settle_in import SettleIn
from .settled_by_hand_in import SettledByHandIn
from .shelf_plan_in import ShelfPlanIn
from .sign_in_out import SignInOut
from .sign_in_out_step import SignInOutStep
from .sign_in_query import SignInQuery
from .sign_in_query_outcome_type_0 import SignInQueryOutcomeType0
from .site_out import SiteOut
from .site_out_client import SiteOutClient
from .site_settings_in import SiteSettingsIn
from .site_settings_out import SiteSettingsOut
from .snippet_in import SnippetIn
from .snippet_out import SnippetOut
from .sort import Sort
from .source_in import SourceIn
from .span_query import SpanQuery
from .sprite_out import SpriteOut
from .stage import Stage
from .state import State
from .statement_out import StatementOut
from .states_out import StatesOut
from .student_form_out import StudentFormOut
from .student_out import StudentOut
from .student_out_flags_item import StudentOutFlagsItem
from .student_out_level import StudentOutLevel
from .student_out_status import StudentOutStatus
from .study_day_out import StudyDayOut
from .study_module_out import StudyModuleOut
from .study_module_out_status import StudyModuleOutStatus
from .sub_category_in import SubCategoryIn
from .sub_category_out import SubCategoryOut
from .submission_to_grade_out import SubmissionToGradeOut
from .submission_to_grade_out_grade_type_0 import SubmissionToGradeOutGradeType0
from .subtitle_out import SubtitleOut
from .suggest_query import SuggestQuery
from .suggestion_out import SuggestionOut
from .suggestion_out_kind import SuggestionOutKind
from .suggestions_out import SuggestionsOut
from .switch_in import SwitchIn
from .synonyms_in import SynonymsIn
from .synonyms_out import SynonymsOut
from .synonyms_query import SynonymsQuery
from .table_column_out import TableColumnOut
from .table_kind import TableKind
from .table_out import TableOut
from .tally_out import TallyOut
from .tax_number_out import TaxNumberOut
from .teacher_in import TeacherIn
from .teacher_out import TeacherOut
from .teacher_page_out import TeacherPageOut
from .teaching_out import TeachingOut
from .terms_in import TermsIn
from .text_kind_out import TextKindOut
from .text_kinds_out import TextKindsOut
from .thread_out import ThreadOut
from .thread_out_my_vote_type_0 import ThreadOutMyVoteType0
from .thread_out_state import ThreadOutState
from .tier_out import TierOut
from .title_in import TitleIn
from .title_in_buyer import TitleInBuyer
from .title_out import TitleOut
from .title_out_buyer import TitleOutBuyer
from .to_review_out import ToReviewOut
from .to_review_query import ToReviewQuery
from .token_in import TokenIn
from .token_out import TokenOut
from .transfer_out import TransferOut
from .try_out import TryOut
from .unit import Unit
from .unread_out import UnreadOut
from .unsubscribed_out import UnsubscribedOut
from .unusable import Unusable
from .uploads_upload_file_file_params import UploadsUploadFileFileParams
from .uploads_upload_for_talk_file_params import UploadsUploadForTalkFileParams
from .verified_certificate_out import VerifiedCertificateOut
from .verified_certificate_out_kind import VerifiedCertificateOutKind
from .version_cause import VersionCause
from .view_out import ViewOut
from .wallet_out import WalletOut
from .watch_in import WatchIn
from .wechat_payer_out import WechatPayerOut
from .who import Who
from .why_in import WhyIn
from .withdrawal_in import WithdrawalIn
from .withdrawal_out import WithdrawalOut
from .withdrawal_out_state import WithdrawalOutState
from .withdrawal_reason_in import WithdrawalReasonIn
from .work_in import WorkIn

__all__ = (
    "AcceptIn",
    "AccessGrantIn",
    "AccessGrantOut",
    "AccountOut",
    "Action",
    "AgeOut",
    "AllInvoicesStateType0",
    "AnnouncementIn",
    "AnnouncementOut",
    "AnomaliesOut",
    "AnomalyCountOut",
    "AnomalyCountOutKind",
    "AnomalyOut",
    "AnomalyOutActionsItem",
    "AnomalyOutChannelType0",
    "AnomalyOutKind",
    "AnswerIn",
    "AppealDecisionIn",
    "AppealDecisionInDecision",
    "AppealDecisionInGradeType0",
    "AppealIn",
    "AppealOut",
    "AppealOutState",
    "AppealStateIn",
    "AppealStateInStateType0",
    "ArticleFilters",
    "ArticleIn",
    "ArticleItem",
    "ArticleOut",
    "ArticlePreviewIn",
    "ArticlePreviewOut",
    "ArticleSourceOut",
    "ArticleStatus",
    "ArticleType",
    "AskedCourses",
    "AskedEnrolments",
    "AskedEnrolmentsStatusType0",
    "AskedFilters",
    "AskedFormat",
    "AskedFormatFormat",
    "AskedImports",
    "AskedOut",
    "AskedPenalties",
    "AskedPenaltiesStateType0",
    "AskedQueue",
    "AskedQueueName",
    "AskedStatement",
    "AskedStudents",
    "AskedTeachers",
    "AskRefundIn",
    "AssignIn",
    "AttachIn",
    "AttemptOut",
    "AttemptOutGradeType0",
    "AttemptQuestionOut",
    "AuditEntryOut",
    "AuditEntryOutAfterType0",
    "AuditEntryOutBeforeType0",
    "AuditQuery",
    "BallotIn",
    "BankCourseOut",
    "BankCoursesQuery",
    "BankLessonOut",
    "BankQuery",
    "BankQuestionIn",
    "BankQuestionItem",
    "BankQuestionOut",
    "BankVersionOut",
    "BeginImportMultiPartBodyParams",
    "BeginImportMultiPartBodyParamsTableKind",
    "BerriesOut",
    "BerryMoveOut",
    "BerryMoveOutCause",
    "BerryMoveOutGrade",
    "BillDetailOut",
    "BillOut",
    "BillOutChannel",
    "BillOutState",
    "BlockerOut",
    "BlockerOutKind",
    "BodyFormat",
    "BuyNowIn",
    "ByHandIn",
    "CalendarOut",
    "CampaignIn",
    "CampaignOut",
    "CampaignQuery",
    "CartItemIn",
    "CartItemOut",
    "CartOut",
    "CartPolicyIn",
    "CaseAccessOut",
    "CaseAttemptOut",
    "CaseAttemptOutChannel",
    "CaseCouponOut",
    "CaseInvoiceOut",
    "CaseLineOut",
    "CaseNoticeOut",
    "CaseNoticeOutChannel",
    "CaseOut",
    "CaseOutFulfilment",
    "CaseOutStatus",
    "CaseReasonIn",
    "CaseRefundOut",
    "CaseRefundOutActionsItem",
    "CaseRequestOut",
    "CaseState",
    "CaseStepOut",
    "CaseStepOutAfterType0",
    "CaseStepOutBeforeType0",
    "CaseTransferOut",
    "CashRefundOut",
    "CashRefundOutState",
    "CategoryIn",
    "CategoryOut",
    "Cause",
    "CertificateOut",
    "CertificateOutKind",
    "CertificateReasonIn",
    "CertificateRuleIn",
    "CertificateRuleOut",
    "CertificateRulesKind",
    "CertificateRulesQuery",
    "CertificateRulesQueryKind",
    "CertificatesQuery",
    "ChangeOut",
    "ChangeOutKind",
    "ChangeOutPart",
    "ChapterContent",
    "ChapterOut",
    "ChoiceOut",
    "ChooseIn",
    "CodeBatchOut",
    "CodesIn",
    "CodesOut",
    "ColumnOut",
    "CommentEditIn",
    "CommentIn",
    "CommentOut",
    "CommentOutMyVoteType0",
    "CommentOutState",
    "CommentQuery",
    "CommentQuerySort",
    "CommentsListCommentsSort",
    "CommentVoteIn",
    "CommentVoteInValue",
    "ConsentIn",
    "ConsentOut",
    "ConsentStateOut",
    "ContinueOut",
    "CouponChoiceOut",
    "CouponOut",
    "CourseContent",
    "CourseCopyIn",
    "CourseFilters",
    "CourseFiltersSort",
    "CourseItem",
    "CourseNewIn",
    "CourseOut",
    "CourseOutlineOut",
    "CourseOutlineOutReason",
    "CourseReviewIn",
    "CourseReviewOut",
    "CourseReviewsSort",
    "CourseSaveIn",
    "CourseVersionItem",
    "CourseVersionOut",
    "CreditOut",
    "DashboardOut",
    "DashboardOutStatus",
    "DataExportOut",
    "DataExportOutState",
    "DecideIn",
    "DecidePenaltyIn",
    "Decision",
    "DecisionIn",
    "DeductionOut",
    "DeductionsOut",
    "DegreeItem",
    "DegreeOut",
    "DeletionIn",
    "DeletionOut",
    "DeliveriesQuery",
    "DeliveriesQueryStatusType0",
    "DeliveryDetailOut",
    "DeliveryDetailOutMessage",
    "DeliveryDetailOutStatus",
    "DeliveryOut",
    "DeliveryOutStatus",
    "DifferenceOut",
    "DifferenceOutChannel",
    "DocumentHeadingOut",
    "DocumentOut",
    "DownloadOut",
    "DraftIn",
    "DraftOut",
    "EarlierOut",
    "EarlierOutGradeType0",
    "EditedCourseOut",
    "EditedHomeworkOut",
    "EditionDifferenceOut",
    "EditionHomeworkOut",
    "EditionIn",
    "EditionOut",
    "EditionTermsOut",
    "EditionTermsOutLimits",
    "EditionTermsOutRules",
    "EditionTermsOutTiers",
    "EditorArticleOut",
    "EditorItem",
    "EditorQuery",
    "EffectOut",
    "EffectsOut",
    "EndpointChangeIn",
    "EndpointIn",
    "EndpointOut",
    "EventKindOut",
    "EventKindOutExample",
    "ExerciseAttemptOut",
    "ExerciseFileIn",
    "ExerciseImportOut",
    "ExerciseOut",
    "ExportItem",
    "ExtendIn",
    "FavouriteOut",
    "FavouriteOutKind",
    "FavouriteQuery",
    "FavouriteQueryKindType0",
    "FavouritesMyFavouritesKindType0",
    "FavouriteStateOut",
    "FavouriteTargetsOut",
    "FeaturesOut",
    "FeeLineOut",
    "FigureOut",
    "FigureRowsOut",
    "FigureSummaryOut",
    "FileOut",
    "FileQuery",
    "FileQueryFormat",
    "FileRemarkOut",
    "FollowUpIn",
    "FollowUpInTool",
    "FollowUpOut",
    "FollowUpOutTool",
    "ForecastOut",
    "ForeignByHandIn",
    "ForeignByHandOut",
    "ForeignMoneySettledByHandChannel",
    "ForeignRefundOut",
    "Format",
    "FormIn",
    "FormOut",
    "FunnelOut",
    "GapOut",
    "GapOutName",
    "GetExportFormat",
    "GetExportTableKind",
    "GetTemplateFormat",
    "GetTemplateTableKind",
    "GiftOut",
    "GiftOutState",
    "GivenIn",
    "GivenOut",
    "GradeIn",
    "GradeInGrade",
    "GradingListAppealsStateType0",
    "GradingOut",
    "GradingOutGrade",
    "GrantIn",
    "GrantsOpsGrantFileMultiPartBodyParams",
    "HeadingOut",
    "HolidayIn",
    "HolidayOut",
    "HomeListLearningCoursesStateType0",
    "HomeworkIn",
    "HomeworkOut",
    "HomeworkOutState",
    "HomeworkPlaceOut",
    "HomeworkRowOut",
    "HomeworkRowOutState",
    "ImportIn",
    "ImportItem",
    "ImportOut",
    "ImportProblemOut",
    "ImportStatus",
    "InvoiceLineOut",
    "InvoiceOut",
    "InvoiceOutBuyer",
    "InvoiceOutColor",
    "InvoiceOutState",
    "IssueIn",
    "JsapiOut",
    "JsapiParamsOut",
    "KeywordIn",
    "KeywordInVerdict",
    "KeywordOut",
    "KeywordOutVerdict",
    "Kind",
    "KindCountsOut",
    "LearningHomeOut",
    "LessonAnswerOut",
    "LessonAnswerOutAuthorRole",
    "LessonContent",
    "LessonOut",
    "LessonOutReason",
    "LessonQuestionOut",
    "LessonQuestionOutAuthorRole",
    "LessonQuestionsQuery",
    "LiabilityOut",
    "LikenessOut",
    "LikeOut",
    "LinkOut",
    "ListCoursesSort",
    "LotOut",
    "LotOutOrigin",
    "MaterialOut",
    "MemberPriceOut",
    "MemberPricesOut",
    "MembershipOfferOut",
    "MembershipPeriodOut",
    "MembershipPlanOut",
    "MentorAppealOut",
    "MentorAppealOutGrade",
    "MentorAppealOutState",
    "MentorCardOut",
    "MentoringGradingQueueName",
    "MentorLoadOut",
    "MistakeCourseOut",
    "MistakeOut",
    "MistakesQuery",
    "ModerationCaseOut",
    "ModerationCaseOutReports",
    "ModerationQuery",
    "ModuleOut",
    "MoneyBackOut",
    "MoneyBackOutReason",
    "MoneyBackOutState",
    "MyArticleOut",
    "MyCouponOut",
    "MyCourseOut",
    "MyCourseOutOpenedBy",
    "MyCourseOutState",
    "MyCoursesQuery",
    "MyCoursesQueryStateType0",
    "MyDegreeOut",
    "MyDegreeOutStatus",
    "MyMembershipOut",
    "MyOrdersStatusType0",
    "MyProductOut",
    "MyProductOutOpenedBy",
    "MyReviewOut",
    "MyReviewOutStanding",
    "MyStudentOut",
    "MyStudentOutStatus",
    "Named",
    "NewEndpointOut",
    "NewTokenOut",
    "NextEditionOut",
    "NextEditionOutNewLimits",
    "NextEditionOutNewRules",
    "NextEditionOutOldLimits",
    "NextEditionOutOldRules",
    "NoteIn",
    "NoteOut",
    "NotesQuery",
    "NoticeFieldOut",
    "NotificationOut",
    "NotificationQuery",
    "NowOut",
    "NowOutObstacleType0",
    "OkAccountOut",
    "OkAnnouncementOut",
    "OkAnomaliesOut",
    "OkArticleOut",
    "OkArticlePreviewOut",
    "OkArticleSourceOut",
    "OkBankQuestionOut",
    "OkBillDetailOut",
    "OkCalendarOut",
    "OkCampaignOut",
    "OkCartOut",
    "OkCaseOut",
    "OkCertificateRuleOut",
    "OkCodesOut",
    "OkCommentOut",
    "OkConsentOut",
    "OkConsentStateOut",
    "OkCourseOut",
    "OkCourseOutlineOut",
    "OkCourseReviewOut",
    "OkCourseVersionOut",
    "OkDashboardOut",
    "OkDataExportOut",
    "OkDeductionsOut",
    "OkDegreeOut",
    "OkDeletionOut",
    "OkDeliveryDetailOut",
    "OkDeliveryOut",
    "OkDifferenceOut",
    "OkDownloadOut",
    "OkDraftOut",
    "OkEditedCourseOut",
    "OkEditedHomeworkOut",
    "OkEditionDifferenceOut",
    "OkEditionOut",
    "OkEditorArticleOut",
    "OkEffectsOut",
    "OkEndpointOut",
    "OkExerciseAttemptOut",
    "OkExerciseImportOut",
    "OkExerciseOut",
    "OkFavouriteStateOut",
    "OkFavouriteTargetsOut",
    "OkFigureOut",
    "OkFigureRowsOut",
    "OkFileOut",
    "OkFollowUpOut",
    "OkForeignByHandOut",
    "OkForeignRefundOut",
    "OkFormOut",
    "OkGiftOut",
    "OkGivenOut",
    "OkHolidayOut",
    "OkHomeworkOut",
    "OkImportOut",
    "OkInvoiceOut",
    "OkKeywordOut",
    "OkLearningHomeOut",
    "OkLessonAnswerOut",
    "OkLessonOut",
    "OkLessonQuestionOut",
    "OkLiabilityOut",
    "OkLikeOut",
    "OkLinkOut",
    "OklistEventKindOut",
    "OklistFigureSummaryOut",
    "OklistPaymentMethodOut",
    "OklistRefundRuleOut",
    "OklistRoleOut",
    "OklistTableOut",
    "OkMemberPricesOut",
    "OkMembershipOfferOut",
    "OkMentorAppealOut",
    "OkModerationCaseOut",
    "OkMyArticleOut",
    "OkMyCouponOut",
    "OkMyMembershipOut",
    "OkMyReviewOut",
    "OkMyStudentOut",
    "OkNewEndpointOut",
    "OkNewTokenOut",
    "OkNextEditionOut",
    "OkNoneType",
    "OkNoteOut",
    "OkNotificationOut",
    "OkOlxImportOut",
    "OkOpsAccountOut",
    "OkOpsCategoryOut",
    "OkOpsCertificateOut",
    "OkOpsInvoiceInFullOut",
    "OkOpsInvoiceOut",
    "OkOpsPlanOut",
    "OkOpsRefundCaseOut",
    "OkOpsTeacherOut",
    "OkOpsWithdrawalOut",
    "OkOrderInvoicesOut",
    "OkOrderWithMoneyBackOut",
    "OkPageAccessGrantOut",
    "OkPageArticleItem",
    "OkPageArticleSourceOut",
    "OkPageAuditEntryOut",
    "OkPageBankCourseOut",
    "OkPageBankLessonOut",
    "OkPageBankQuestionItem",
    "OkPageBillOut",
    "OkPageCampaignOut",
    "OkPageCategoryOut",
    "OkPageCertificateOut",
    "OkPageCertificateRuleOut",
    "OkPageCodeBatchOut",
    "OkPageCommentOut",
    "OkPageCouponOut",
    "OkPageCourseItem",
    "OkPageCourseReviewOut",
    "OkPageCourseVersionItem",
    "OkPageDegreeItem",
    "OkPageDeliveryOut",
    "OkPageEditedHomeworkOut",
    "OkPageEditionHomeworkOut",
    "OkPageEditionOut",
    "OkPageEditorItem",
    "OkPageEndpointOut",
    "OkPageExportItem",
    "OkPageFavouriteOut",
    "OkPageFileOut",
    "OkPageFollowUpOut",
    "OkPageGiftOut",
    "OkPageHolidayOut",
    "OkPageHomeworkPlaceOut",
    "OkPageImportItem",
    "OkPageInvoiceOut",
    "OkPageKeywordOut",
    "OkPageLessonAnswerOut",
    "OkPageLessonQuestionOut",
    "OkPageLotOut",
    "OkPageMentorAppealOut",
    "OkPageMentorLoadOut",
    "OkPageMistakeCourseOut",
    "OkPageMistakeOut",
    "OkPageModerationCaseOut",
    "OkPageMyCouponOut",
    "OkPageMyCourseOut",
    "OkPageMyDegreeOut",
    "OkPageMyProductOut",
    "OkPageMyReviewOut",
    "OkPageNoteOut",
    "OkPageNotificationOut",
    "OkPageOpsAccountOut",
    "OkPageOpsCategoryOut",
    "OkPageOpsCertificateOut",
    "OkPageOpsCourseItem",
    "OkPageOpsDataExportOut",
    "OkPageOpsDegreeItem",
    "OkPageOpsEnrolmentOut",
    "OkPageOpsInvoiceOut",
    "OkPageOpsPlanOut",
    "OkPageOpsRefundOut",
    "OkPageOpsTeacherOut",
    "OkPageOpsWithdrawalOut",
    "OkPageOrderOut",
    "OkPageOrderRowOut",
    "OkPagePenaltyOut",
    "OkPageQueueRowOut",
    "OkPageRefundOut",
    "OkPageReviewOut",
    "OkPageScoreOut",
    "OkPageSearchedOut",
    "OkPageSessionOut",
    "OkPageSignInOut",
    "OkPageSnippetOut",
    "OkPageStudentOut",
    "OkPageSynonymsOut",
    "OkPageThreadOut",
    "OkPageTitleOut",
    "OkPageTokenOut",
    "OkPageToReviewOut",
    "OkPageTransferOut",
    "OkPageWithdrawalOut",
    "OkPayeeOut",
    "OkPenaltyOut",
    "OkPlacedOut",
    "OkPlayOut",
    "OkPractisedOut",
    "OkPreferencesOut",
    "OkPrivacyOut",
    "OkPrivacyPolicyOut",
    "OkProgressOut",
    "OkQuoteOut",
    "OkRatingOut",
    "OkReachOut",
    "OkRecoveryCodesOut",
    "OkRefundOut",
    "OkRefundQuoteOut",
    "OkReplayedOut",
    "OkReportedOut",
    "OkReviewOut",
    "OkSearchOut",
    "OkSecondFactorOut",
    "OkSetUpOut",
    "OkSiteOut",
    "OkSiteSettingsOut",
    "OkSnippetOut",
    "OkStatementOut",
    "OkStudentFormOut",
    "OkSubmissionToGradeOut",
    "OkSuggestionsOut",
    "OkSynonymsOut",
    "OkTallyOut",
    "OkTaxNumberOut",
    "OkTeacherPageOut",
    "OkTeachingOut",
    "OkTextKindsOut",
    "OkTitleOut",
    "OkUnionPrivacyPolicyOutNoneType",
    "OkUnreadOut",
    "OkUnsubscribedOut",
    "OkVerifiedCertificateOut",
    "OkViewOut",
    "OkWalletOut",
    "OkWatchIn",
    "OkWechatPayerOut",
    "OkWithdrawalOut",
    "OlxCountsOut",
    "OlxGapCountOut",
    "OlxGapOut",
    "OlxImportIn",
    "OlxImportOlxMultiPartBodyParams",
    "OlxImportOut",
    "OpsAccountOut",
    "OpsAccountQuery",
    "OpsAccountQueryRoleType0",
    "OpsAccountsRoleType0",
    "OpsAnomaliesKindType0",
    "OpsAttachForeignMoneyChannel",
    "OpsBillChannel",
    "OpsCategoryOut",
    "OpsCertificateOut",
    "OpsCertificateOutKind",
    "OpsCourseItem",
    "OpsDataExportOut",
    "OpsDataExportOutState",
    "OpsDegreeItem",
    "OpsEnrolmentOut",
    "OpsEnrolmentOutStatus",
    "OpsFigureFileFormat",
    "OpsFigureRowsFileFormat",
    "OpsGiftsStateType0",
    "OpsInvoiceInFullOut",
    "OpsInvoiceInFullOutBuyer",
    "OpsInvoiceInFullOutColor",
    "OpsInvoiceInFullOutState",
    "OpsInvoiceOut",
    "OpsInvoiceOutBuyer",
    "OpsInvoiceOutColor",
    "OpsInvoiceOutState",
    "OpsIssueFileMultiPartBodyParams",
    "OpsListEnrolmentsStatusType0",
    "OpsPlanOut",
    "OpsRefundCaseOut",
    "OpsRefundCaseOutActionsItem",
    "OpsRefundCaseOutState",
    "OpsRefundForeignMoneyChannel",
    "OpsRefundLineOut",
    "OpsRefundLineOutFacts",
    "OpsRefundLineOutJudgedByRule",
    "OpsRefundOut",
    "OpsRefundOutActionsItem",
    "OpsRefundOutState",
    "OpsRefundsStateType0",
    "OpsRunBillChannel",
    "OpsSignInsOutcomeType0",
    "OpsSubCategoryOut",
    "OpsTeacherOut",
    "OpsWebhookDeliveriesStatusType0",
    "OpsWithdrawalOut",
    "OpsWithdrawalOutMovesItem",
    "OpsWithdrawalOutState",
    "OpsWithdrawalsStateType0",
    "OrderIn",
    "OrderInvoicesOut",
    "OrderLineOut",
    "OrderLineOutRefundStateType0",
    "OrderOut",
    "OrderOutActionsItem",
    "OrderOutStatus",
    "OrderRowOut",
    "OrderRowOutFulfilment",
    "OrderRowOutStatus",
    "OrderWithMoneyBackOut",
    "OrderWithMoneyBackOutActionsItem",
    "OrderWithMoneyBackOutStatus",
    "OriginOut",
    "OriginOutOrigin",
    "OutlineChapterOut",
    "OutlineContent",
    "OutlineLessonOut",
    "OutlineLessonOutReason",
    "OutlineOut",
    "OwedOut",
    "OwedOutOrigin",
    "PageAccessGrantOut",
    "PageArticleItem",
    "PageArticleSourceOut",
    "PageAuditEntryOut",
    "PageBankCourseOut",
    "PageBankLessonOut",
    "PageBankQuestionItem",
    "PageBillOut",
    "PageCampaignOut",
    "PageCategoryOut",
    "PageCertificateOut",
    "PageCertificateRuleOut",
    "PageCodeBatchOut",
    "PageCommentOut",
    "PageCouponOut",
    "PageCourseItem",
    "PageCourseReviewOut",
    "PageCourseVersionItem",
    "PageDegreeItem",
    "PageDeliveryOut",
    "PageEditedHomeworkOut",
    "PageEditionHomeworkOut",
    "PageEditionOut",
    "PageEditorItem",
    "PageEndpointOut",
    "PageExportItem",
    "PageFavouriteOut",
    "PageFileOut",
    "PageFollowUpOut",
    "PageGiftOut",
    "PageHolidayOut",
    "PageHomeworkPlaceOut",
    "PageImportItem",
    "PageInvoiceOut",
    "PageKeywordOut",
    "PageLessonAnswerOut",
    "PageLessonQuestionOut",
    "PageLotOut",
    "PageMentorAppealOut",
    "PageMentorLoadOut",
    "PageMistakeCourseOut",
    "PageMistakeOut",
    "PageModerationCaseOut",
    "PageMyCouponOut",
    "PageMyCourseOut",
    "PageMyDegreeOut",
    "PageMyProductOut",
    "PageMyReviewOut",
    "PageNoteOut",
    "PageNotificationOut",
    "PageOpsAccountOut",
    "PageOpsCategoryOut",
    "PageOpsCertificateOut",
    "PageOpsCourseItem",
    "PageOpsDataExportOut",
    "PageOpsDegreeItem",
    "PageOpsEnrolmentOut",
    "PageOpsInvoiceOut",
    "PageOpsPlanOut",
    "PageOpsRefundOut",
    "PageOpsTeacherOut",
    "PageOpsWithdrawalOut",
    "PageOrderOut",
    "PageOrderRowOut",
    "PagePenaltyOut",
    "PageQuery",
    "PageQueueRowOut",
    "PageRefundOut",
    "PageReviewOut",
    "PageScoreOut",
    "PageSearchedOut",
    "PageSessionOut",
    "PageSignInOut",
    "PageSnippetOut",
    "PageStudentOut",
    "PageSynonymsOut",
    "PageThreadOut",
    "PageTitleOut",
    "PageTokenOut",
    "PageToReviewOut",
    "PageTransferOut",
    "PageWithdrawalOut",
    "PaidIn",
    "PasswordIn",
    "PayeeIn",
    "PayeeOut",
    "PayIn",
    "PayInPaymentMethod",
    "PaymentMethodOut",
    "PaymentMethodOutChannel",
    "PaymentMethodOutDevice",
    "PaymentMethodOutName",
    "PenaltiesListPenaltiesStateType0",
    "PenaltyOut",
    "PenaltyOutCause",
    "PenaltyOutState",
    "PersonOut",
    "PhoneCodeIn",
    "PhoneIn",
    "PieceOut",
    "PlacedOut",
    "PlaceIn",
    "PlaceInPaymentMethodType0",
    "PlanIn",
    "PlanOut",
    "PlanPolicyOut",
    "PlanPriceIn",
    "PlayIn",
    "PlayOut",
    "PlayOutKind",
    "PolicyOut",
    "Position",
    "PractisedOut",
    "PreferenceIn",
    "PreferenceOut",
    "PreferencesIn",
    "PreferencesInKinds",
    "PreferencesInLanguage",
    "PreferencesOut",
    "PreferencesOutLanguage",
    "PreviewOut",
    "PreviewOutGrade",
    "PriceContent",
    "PriceContentAccessDays",
    "PricePolicyOut",
    "PrivacyOut",
    "PrivacyPolicyIn",
    "PrivacyPolicyOut",
    "ProblemOut",
    "ProgressIn",
    "ProgressOut",
    "ProofIn",
    "ProposalOut",
    "ProposalOutCause",
    "ProposalOutState",
    "PutSiteLogoFileParams",
    "QrOut",
    "QuestionContent",
    "QuestionIn",
    "QuestionOut",
    "QueueOut",
    "QueueRowOut",
    "QuoteLineOut",
    "QuoteOut",
    "RankIn",
    "RankInRole",
    "RatingOut",
    "ReachOut",
    "ReadAllIn",
    "Reason",
    "ReasonIn",
    "RecommendIn",
    "RecoveryCodesOut",
    "RedeemIn",
    "RedirectOut",
    "RefundCouponOut",
    "RefundLineOut",
    "RefundOut",
    "RefundOutChannelType0",
    "RefundOutState",
    "RefundQuoteIn",
    "RefundQuoteLineOut",
    "RefundQuoteLineOutRefusedType0",
    "RefundQuoteOut",
    "RefundRuleOut",
    "RefundRuleOutGives",
    "RefundRuleOutProductKind",
    "RefundTodayOut",
    "Refusal",
    "RefusalDetail",
    "RegisterIn",
    "RegradeIn",
    "RegradeInGrade",
    "ReplayedOut",
    "ReportedOut",
    "ReportIn",
    "RestoreIn",
    "ResultOut",
    "RetryIn",
    "ReviewIn",
    "ReviewOut",
    "ReviewSort",
    "ReviewsQuery",
    "ReviewsQuerySort",
    "Rhythm",
    "RoleOut",
    "RoleOutRole",
    "RowsFileQuery",
    "RowsFileQueryFormat",
    "RowsQuery",
    "RulesIn",
    "RulesInLimits",
    "RulesInPercents",
    "ScholarshipOut",
    "Scope",
    "ScoreOut",
    "SearchedOut",
    "SearchEverythingKindType0",
    "SearchItemOut",
    "SearchItemOutKind",
    "SearchOut",
    "SearchQuery",
    "SearchQueryKindType0",
    "SecondFactorOut",
    "SectionOut",
    "SegmentIn",
    "SegmentProblemOut",
    "SessionOut",
    "SettledByHandIn",
    "SettleIn",
    "SetUpIn",
    "SetUpOut",
    "ShelfPlanIn",
    "SignInOut",
    "SignInOutStep",
    "SignInQuery",
    "SignInQueryOutcomeType0",
    "SiteOut",
    "SiteOutClient",
    "SiteSettingsIn",
    "SiteSettingsOut",
    "SnippetIn",
    "SnippetOut",
    "Sort",
    "SourceIn",
    "SpanQuery",
    "SpriteOut",
    "Stage",
    "State",
    "StatementOut",
    "StatesOut",
    "StudentFormOut",
    "StudentOut",
    "StudentOutFlagsItem",
    "StudentOutLevel",
    "StudentOutStatus",
    "StudyDayOut",
    "StudyModuleOut",
    "StudyModuleOutStatus",
    "SubCategoryIn",
    "SubCategoryOut",
    "SubmissionToGradeOut",
    "SubmissionToGradeOutGradeType0",
    "SubtitleOut",
    "SuggestionOut",
    "SuggestionOutKind",
    "SuggestionsOut",
    "SuggestQuery",
    "SwitchIn",
    "SynonymsIn",
    "SynonymsOut",
    "SynonymsQuery",
    "TableColumnOut",
    "TableKind",
    "TableOut",
    "TallyOut",
    "TaxNumberOut",
    "TeacherIn",
    "TeacherOut",
    "TeacherPageOut",
    "TeachingOut",
    "TermsIn",
    "TextKindOut",
    "TextKindsOut",
    "ThreadOut",
    "ThreadOutMyVoteType0",
    "ThreadOutState",
    "TierOut",
    "TitleIn",
    "TitleInBuyer",
    "TitleOut",
    "TitleOutBuyer",
    "TokenIn",
    "TokenOut",
    "ToReviewOut",
    "ToReviewQuery",
    "TransferOut",
    "TryOut",
    "Unit",
    "UnreadOut",
    "UnsubscribedOut",
    "Unusable",
    "UploadsUploadFileFileParams",
    "UploadsUploadForTalkFileParams",
    "VerifiedCertificateOut",
    "VerifiedCertificateOutKind",
    "VersionCause",
    "ViewOut",
    "WalletOut",
    "WatchIn",
    "WechatPayerOut",
    "Who",
    "WhyIn",
    "WithdrawalIn",
    "WithdrawalOut",
    "WithdrawalOutState",
    "WithdrawalReasonIn",
    "WorkIn",
)
